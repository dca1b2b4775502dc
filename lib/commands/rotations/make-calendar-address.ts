import { parseId } from '@/lib/commands/parse-id';
import { createSecret } from '@/lib/auth/create-secret';
import { hashSecret } from '@/lib/auth/hash-secret';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { putCalendar } from '@/lib/store/rotations/rotation-calendars';
import { lockRotation } from '@/lib/store/rotations/rotations';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Gives the actor a secret address of a rotation's calendar, for calendar programs, which can send no token. Only its hash is
 * kept; the one from before ends, and with the account this one. Needs alerts:read and an account. Throws `not-found`.
 */
export async function makeCalendarAddress(
  actor: Actor,
  rotationId: string,
  { now, newId, from }: Occasion,
): Promise<{ path: string }> {
  requirePermission(actor, 'alerts:read');
  if (actor.type !== 'account')
    throw new GatehouseError('forbidden', 'Only people have addresses of calendars.', {
      remedy: 'A program reads the calendar with its token.',
    });
  const id = parseId(rotationId, 'rotation');
  const secret = createSecret();
  await withTransaction(async (tx) => {
    const rotation = await lockRotation(tx, id);
    if (!rotation) throw new GatehouseError('not-found', 'There is no such rotation.');
    const secretHash = hashSecret(secret);
    await putCalendar(tx, { rotationId: id, accountId: actor.id, secretHash, createdAt: now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation.calendar-made',
      targets: [{ type: 'rotation', id, name: rotation.name }],
      context: from,
    });
  });
  return { path: `/api/v1/rotations/${id}/calendar.ics?secret=${secret}` };
}
