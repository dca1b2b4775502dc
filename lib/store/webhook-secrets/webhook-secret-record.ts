import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { WebhookSecret } from '../generated/client';
import { openSecret } from './seal-secret';

/** A webhook's secret, opened. */
export type WebhookSecretRecord = {
  id: string;
  /** Path below /api/ingest. */
  source: string;
  /** Null when it was sealed under another GATEHOUSE_SECRET than the present one. */
  secret: string | null;
  createdAt: Date;
  createdBy: string;
  /** Null while it is the current one. */
  validUntil: Date | null;
  lastUsedAt: Date | null;
};

/** What a row's secret is sealed for. */
export const ownerOf = ({ id, source }: { id: string; source: string }): string => `${source}/${id}`;

/** A stored row with its secret opened. */
export const toWebhookSecretRecord = ({ sealed, ...row }: WebhookSecret): WebhookSecretRecord => ({
  ...row,
  secret: openSecret(sealed, ownerOf(row), requireAuthSecret(getConfig())),
});
