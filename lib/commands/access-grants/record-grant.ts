import { z } from 'zod';
import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { grantInputSchema, type GrantHolder, type GrantInput } from '@/lib/domain/access-grant';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { insertGrant } from '@/lib/store/access-grants/write-grant';
import { findAccount } from '@/lib/store/accounts/find-account';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Records a break-glass, an elevation or a standing privilege that was given elsewhere. The holder may be an account by
 * its address. Throws `invalid-input` for times that cannot be, a temporary right without an end, or an account that is
 * not there.
 */
export async function recordGrant(
  actor: Actor,
  input: GrantInput,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'elevations:write');
  const given = grantInputSchema.parse(input);
  if (given.zone === null) requireEveryZone(actor);
  else confineToZones(actor, given.zone);
  const grantedAt = given.grantedAt ? new Date(given.grantedAt) : now;
  const expiresAt = given.expiresAt ? new Date(given.expiresAt) : null;
  requireTimes(given.kind, grantedAt, expiresAt, now);
  const grant = {
    ...given,
    id: newId(),
    holder: await resolveHolder(given.holder),
    grantedAt,
    expiresAt,
    grantedBy: actor.name,
    entryId: newId(),
  };
  await withTransaction(async (tx) => {
    await insertGrant(tx, grant);
    await appendAuditEntry(tx, {
      id: grant.entryId,
      occurredAt: now,
      actor,
      action: 'access-grant.recorded',
      targets: [
        { type: 'access-grant', id: grant.id, name: grant.role },
        {
          type: grant.holder.type,
          id: grant.holder.id,
          ...(grant.holder.name && { name: grant.holder.name }),
        },
      ],
      context: from,
      changes: {
        kind: grant.kind,
        role: grant.role,
        scope: grant.scope,
        zone: grant.zone,
        justification: grant.justification,
        approver: grant.approver,
        grantedAt: grantedAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      },
    });
  });
  return { id: grant.id };
}

function requireTimes(kind: string, grantedAt: Date, expiresAt: Date | null, now: Date): void {
  if (grantedAt > now)
    throw new GatehouseError('invalid-input', 'It would be granted in the future.', {
      path: 'grantedAt',
      remedy: 'Record it when it was granted.',
    });
  if (kind === 'standing' && expiresAt)
    throw new GatehouseError('invalid-input', 'A standing privilege has no expiry.', {
      path: 'expiresAt',
      remedy: 'Record it as an elevation.',
    });
  if (kind !== 'standing' && !(expiresAt && expiresAt > grantedAt))
    throw new GatehouseError('invalid-input', 'A temporary right ends after it was granted.', {
      path: 'expiresAt',
      remedy: 'Say until when it holds.',
    });
}

/** An account is known to the audit log by its id, and to people by its address. */
async function resolveHolder(holder: GrantHolder): Promise<GrantHolder> {
  if (holder.type !== 'account') return holder;
  const key = z.uuid().safeParse(holder.id);
  const account = await findAccount(key.success ? { id: key.data } : { email: holder.id.toLowerCase() });
  if (!account)
    throw new GatehouseError('invalid-input', `There is no account ${holder.id}.`, {
      path: 'holder.id',
      remedy: 'Give the address of an account, or choose another type.',
    });
  return { type: 'account', id: account.id, name: account.email };
}
