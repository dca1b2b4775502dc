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
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findUnknownZones } from '@/lib/store/inventory/find-unknown-zones';
import { insertToken } from '@/lib/store/tokens/insert-token';
import { withTransaction } from '@/lib/store/transaction';

export const createTokenSchema = z.object({
  name: displayNameSchema.min(1, 'A token needs a name.'),
  scopes: z
    .array(tokenScopeSchema)
    .min(1, 'Choose at least one scope.')
    .transform((scopes) => [...new Set(scopes)]),
  /** Null or empty for every zone. */
  zones: z.array(z.string().min(1).max(200)).max(100).nullish(),
});

/**
 * Makes a token and returns its secret, this one time: only a hash is stored. Throws
 * `invalid-input` for a zone that the inventory does not have.
 */
export async function createToken(
  actor: Actor,
  input: z.input<typeof createTokenSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string; name: string; secret: string }> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  const { name, scopes, zones } = createTokenSchema.parse(input);
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
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'token.created',
      targets: [{ type: 'token', id: token.id, name }],
      context: from,
      changes: { scopes, zones: confined },
    });
    return { id: token.id, name, secret };
  });
}
