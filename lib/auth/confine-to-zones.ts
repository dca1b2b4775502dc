import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';

/**
 * The zones that a query must keep to, null for every zone: those of the actor, narrowed to the one
 * that was asked for. Throws `forbidden` for a zone outside of the actor's.
 */
export function confineToZones(actor: Actor, requested?: string | null): readonly string[] | null {
  if (!requested) return actor.zones;
  if (actor.zones && !actor.zones.includes(requested))
    throw new GatehouseError('forbidden', `${actor.name} may not see the zone ${requested}.`, {
      path: 'zone',
      remedy: `Choose one of its zones: ${actor.zones.join(', ')}.`,
    });
  return [requested];
}

/**
 * Throws `forbidden` for an actor that is confined to some zones, or to a part of the audit log: the thing concerns all of
 * them.
 */
export function requireEveryZone(actor: Actor): void {
  requireNoAuditLimit(actor);
  if (actor.zones === null) return;
  throw new GatehouseError('forbidden', `${actor.name} is confined to the zones ${actor.zones.join(', ')}.`, {
    remedy: 'Use a token without zones.',
  });
}

/** Throws `forbidden` unless the actor may see all of some zones; where none is named, all that there are. */
export function requireZones(actor: Actor, zones: readonly string[]): void {
  if (zones.length === 0) requireEveryZone(actor);
  for (const zone of zones) confineToZones(actor, zone);
}

/** Throws `forbidden` for an actor that may read of the audit log only what one actor did, or was done to one target. */
export function requireNoAuditLimit(actor: Actor): void {
  if (!actor.auditLimit) return;
  throw new GatehouseError('forbidden', `${actor.name} may read only a part of the audit log.`, {
    remedy: 'Use a token without an actor and a target.',
  });
}
