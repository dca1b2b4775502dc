import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import type { Transaction } from '../transaction';

/** Any number that no other lock of ours has: whoever sets or releases a hold takes it alone. */
export const HOLDS_LOCK = 4_711_011;

const rowsSchema = z.array(
  z.object({ reason: z.string(), setBy: z.string(), setAt: z.date(), entries: z.number().int() }),
);

/**
 * Throws `conflict`, naming the first hold, where a legal hold covers one of the entries. Nobody sets or releases a hold
 * between this and the end of the transaction.
 */
export async function refuseHeld(tx: Transaction, indexes: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${HOLDS_LOCK})`;
  const [hold] = rowsSchema.parse(
    await tx.$queryRaw`
      SELECT h.reason, h.set_by AS "setBy", h.set_at AS "setAt", count(*)::int AS entries
      FROM audit_held d JOIN audit_hold h ON h.id = d.hold_id
      WHERE d.leaf_index = ANY(${[...indexes]}::bigint[])
      GROUP BY h.id ORDER BY h.set_at, h.id LIMIT 1`,
  );
  if (hold) throw heldError(hold);
}

/** The refusal of an erasure under a legal hold. */
export const heldError = ({ reason, setBy, setAt, entries }: z.infer<typeof rowsSchema>[number]) =>
  new GatehouseError(
    'conflict',
    `A legal hold covers ${entries === 1 ? 'an entry' : `${entries} entries`} of these: "${reason}", set by ${setBy} on ${setAt
      .toISOString()
      .slice(0, 10)}. Nothing was erased.`,
    { remedy: 'Choose what no hold covers, or have the hold released first.' },
  );
