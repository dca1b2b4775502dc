import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import type { WebhookRefusal } from '@/lib/ingest/verify-webhook';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';
import { EntryBound } from './entry-bound';

/** Entries of one source; a flood beyond is told by its count. */
export const MOST_REFUSALS = 10;
const WINDOW_MS = 600_000;

// One per process, also where the bundler makes several copies of this module.
const holder = globalThis as typeof globalThis & { gatehouseRefusals?: EntryBound };
const bound = (): EntryBound => (holder.gatehouseRefusals ??= new EntryBound(MOST_REFUSALS, WINDOW_MS));

type Refused = { source: string; changes: Record<string, string | number | null>; occasion: Occasion };

/**
 * Writes that a webhook of a source was refused: why, under which delivery id and from where. At most ten entries
 * of a source in ten minutes; `recordSuppressedRefusals` tells of the rest.
 */
export async function recordRefusedWebhook(
  source: string,
  { reason, deliveryId }: WebhookRefusal,
  occasion: Occasion,
): Promise<void> {
  if (bound().admit(source, occasion.now)) await write({ source, changes: { reason, deliveryId }, occasion });
}

/** Writes, for each source whose window is over, how many refused webhooks have no entry of their own. */
export async function recordSuppressedRefusals({
  now,
  newId,
}: Pick<Occasion, 'now' | 'newId'>): Promise<void> {
  const occasion = { now, newId, from: { ip: null, userAgent: null } };
  for (const { key, suppressed, since } of bound().takeSuppressed(occasion.now))
    await write({ source: key, changes: { suppressed, since: since.toISOString() }, occasion });
}

const write = ({ source, changes, occasion: { now, newId, from } }: Refused): Promise<void> =>
  withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor: SYSTEM_ACTOR,
      action: 'webhook.refused',
      targets: [{ type: 'source', id: source }],
      outcome: 'failure',
      context: from,
      changes,
    }),
  );
