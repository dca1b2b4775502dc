import { z } from 'zod';
import { TOKEN_PREFIX } from '@/lib/auth/authenticate-token';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { createSecret } from '@/lib/auth/create-secret';
import { displayNameSchema } from '@/lib/auth/display-name';
import { hashSecret } from '@/lib/auth/hash-secret';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { tokenScopeSchema, type Actor } from '@/lib/domain/roles';
import { parseMicros } from '@/lib/domain/timestamp';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findUnknownZones } from '@/lib/store/inventory/find-unknown-zones';
import { insertToken } from '@/lib/store/tokens/insert-token';
import { withTransaction } from '@/lib/store/transaction';
import { findAuditLimit } from './find-audit-limit';

export const createTokenSchema = z.object({
  name: displayNameSchema.min(1, 'A token needs a name.'),
  scopes: z
    .array(tokenScopeSchema)
    .min(1, 'Choose at least one scope.')
    .transform((scopes) => [...new Set(scopes)]),
  /** Null or empty for every zone. */
  zones: z.array(z.string().min(1).max(200)).max(100).nullish(),
  /** When it can no longer be used; null or absent for never. */
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  /** The only actor of whom it reads the audit log: `type:id`, or the pseudonym that the log knows. */
  actor: z.string().trim().min(1).max(2_200).nullish(),
  /** The only target of which it reads the audit log, as `type:id`. */
  target: z.string().trim().min(1).max(2_200).nullish(),
});

/**
 * Makes a token and returns its secret, this one time: only a hash is stored. Throws
 * `invalid-input` for a zone that the inventory does not have, and for an actor or target that the audit log does not.
 */
export async function createToken(
  actor: Actor,
  input: z.input<typeof createTokenSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string; name: string; secret: string }> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  const { name, scopes, zones, actor: limitedTo, target, expiresAt: until } = createTokenSchema.parse(input);
  const expiresAt = readExpiry(until, now);
  if ((limitedTo || target) && (scopes.length > 1 || scopes[0] !== 'audit'))
    throw new GatehouseError(
      'invalid-input',
      'Only a token that reads nothing but the audit log can be limited so.',
      {
        path: 'scopes',
        remedy: 'Choose the scope audit alone, or leave actor and target out.',
      },
    );
  const auditLimit = await findAuditLimit(limitedTo ?? null, target ?? null);
  const secret = `${TOKEN_PREFIX}${createSecret()}`;
  return withTransaction(async (tx) => {
    const confined = [...new Set(zones ?? [])];
    const unknown = await findUnknownZones(tx, confined);
    if (unknown.length > 0)
      throw new GatehouseError('invalid-input', `There is no zone ${unknown.join(', ')}.`, { path: 'zones' });
    const token = await insertToken(tx, {
      id: newId(),
      name,
      secretHash: hashSecret(secret),
      scopes,
      zones: confined,
      createdAt: now,
      createdBy: actor.name,
      expiresAt,
      auditActorRef: auditLimit.actorRef,
      auditTarget: auditLimit.target,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'token.created',
      targets: [{ type: 'token', id: token.id, name }],
      context: from,
      changes: { scopes, zones: confined, expiresAt: expiresAt?.toISOString() ?? null, ...auditLimit },
    });
    return { id: token.id, name, secret };
  });
}

function readExpiry(text: string | null | undefined, now: Date): Date | null {
  if (!text) return null;
  const at = new Date(parseMicros(text) / 1_000);
  if (at <= now)
    throw new GatehouseError('invalid-input', 'The token would have expired already.', {
      path: 'expiresAt',
      remedy: 'Choose a time to come.',
    });
  return at;
}
