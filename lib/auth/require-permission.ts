import { GatehouseError } from '@/lib/domain/errors';
import type { Actor, Permission } from '@/lib/domain/roles';

/** Throws `forbidden` unless the actor has the permission. Every view and command calls it first. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.permissions.has(permission)) return;
  const remedy =
    actor.type === 'token'
      ? 'Use a token with a scope that allows it.'
      : 'Ask an administrator for a role that allows it.';
  throw new GatehouseError('forbidden', `${actor.name} lacks the permission ${permission}.`, { remedy });
}
