import { z } from 'zod';
import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import { CHANNEL_KINDS } from '@/lib/domain/alerting/channels/channel-kinds';
import { sql, type Sql } from '../query';
import { openSecret, sealSecret } from '../webhook-secrets/seal-secret';

const iso = z.date().transform((at) => at.toISOString());

/** A stored channel. Its secrets are opened; null where they were encrypted under another GATEHOUSE_SECRET. */
export const channelRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    settings: z.record(z.string(), z.unknown()),
    sealedSecret: z.instanceof(Buffer).nullable(),
    isEnabled: z.boolean(),
    createdAt: iso,
    createdBy: z.string(),
    lastDeliveredAt: iso.nullable(),
    failingSince: iso.nullable(),
    failures: z.number(),
    lastError: z.string().nullable(),
    lastErrorAt: iso.nullable(),
    refreshedAt: iso.nullable(),
    refreshError: z.string().nullable(),
  })
  .transform(({ sealedSecret, ...row }) => ({ ...row, secret: openChannelSecret(row.id, sealedSecret) }));
export type ChannelRecord = z.infer<typeof channelRowSchema>;

/** The columns of `notification_channel c` as `channelRowSchema` reads them. */
export const CHANNEL_COLUMNS: Sql = sql`c.id, c.name, c.kind, c.settings, c.secret AS "sealedSecret",
  c.is_enabled AS "isEnabled", c.created_at AS "createdAt", c.created_by AS "createdBy",
  c.last_delivered_at AS "lastDeliveredAt", c.failing_since AS "failingSince", c.failures, c.last_error AS "lastError",
  c.last_error_at AS "lastErrorAt", c.refreshed_at AS "refreshedAt", c.refresh_error AS "refreshError"`;

const ownerOf = (id: string): string => `notification channel/${id}`;

/** The secrets of a channel encrypted for it, as they are stored. */
export const sealChannelSecret = (id: string, secret: Record<string, unknown>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from(sealSecret(JSON.stringify(secret), ownerOf(id), requireAuthSecret(getConfig())), 'utf8'),
  );

function openChannelSecret(id: string, sealed: Buffer | null): Record<string, unknown> | null {
  if (!sealed) return null;
  const text = openSecret(sealed.toString('utf8'), ownerOf(id), requireAuthSecret(getConfig()));
  return text === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
