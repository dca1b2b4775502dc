import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import {
  exceptionInputSchema,
  type ExceptionInput,
  type PolicyException,
} from '@/lib/domain/policy-exception';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertException } from '@/lib/store/policy-exceptions/insert-exception';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';

/**
 * Notes that somebody may pass a policy for a while. Throws `invalid-input` where it would end before it begins, or
 * has ended already.
 */
export async function addException(
  actor: Actor,
  policy: string,
  input: ExceptionInput,
  { now, newId, from }: Occasion,
): Promise<PolicyException> {
  requirePermission(actor, 'policies:write');
  const { from: begins, ...given } = exceptionInputSchema.parse(input);
  if (given.zone === null) requireEveryZone(actor);
  else confineToZones(actor, given.zone);
  const startsAt = begins ? new Date(begins) : now;
  const expiresAt = new Date(given.expiresAt);
  if (!(expiresAt > startsAt && expiresAt > now))
    throw new GatehouseError(
      'invalid-input',
      'The exception would be over before it begins, or is over already.',
      {
        path: 'expiresAt',
        remedy: 'Choose a time to come, after its start.',
      },
    );
  const exception: PolicyException = {
    ...given,
    id: newId(),
    policy,
    from: startsAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    createdAt: now.toISOString(),
    createdBy: actor.name,
    endedAt: null,
    endedBy: null,
  };
  await withTransaction(async (tx) => {
    await insertException(tx, exception);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'policy-exception.added',
      targets: [
        { type: 'policy-exception', id: exception.id, name: exception.reason.slice(0, 200) },
        { type: 'policy', id: policy },
      ],
      context: from,
      changes: compareFields(null, exception),
    });
  });
  return exception;
}
