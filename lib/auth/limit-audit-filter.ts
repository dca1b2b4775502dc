import { GatehouseError } from '@/lib/domain/errors';
import type { Actor, AuditLimit } from '@/lib/domain/roles';
import { confineToZones } from './confine-to-zones';

/** A filter of the audit log that keeps to what the actor may read. */
export type LimitedAuditFilter<Filter> = Omit<Filter, 'zone'> & {
  /** Null is every zone. */
  zones: readonly string[] | null;
  limit: AuditLimit | null;
};

/**
 * A filter of the audit log, narrowed to the zones, the actor and the target that the reader is limited to. What was asked
 * for beyond an actor or target finds nothing, as if it were not there; a zone beyond the reader's throws `forbidden`.
 */
export function limitAuditFilter<Filter extends object>(
  reader: Actor,
  filter: Filter & { zone?: string },
): LimitedAuditFilter<Filter> {
  const { zone, ...fields } = filter;
  return { ...fields, zones: confineToZones(reader, zone), limit: reader.auditLimit ?? null };
}

/**
 * Whether a page about an actor (by its pseudonym) or a target (`type:id`) is beyond what the reader may know of: such a
 * page answers as if there were no such thing. Within a limit to a target there may be entries of any actor, and within
 * one to an actor of any target, so these are limited by their entries alone.
 */
export function isBeyondAuditLimit(reader: Actor, page: { actorRef: string } | { target: string }): boolean {
  const { actorRef, target } = reader.auditLimit ?? { actorRef: null, target: null };
  return 'actorRef' in page
    ? actorRef !== null && actorRef !== page.actorRef
    : target !== null && target !== page.target;
}

/** Throws `forbidden` for a reader of a part of the log: what is asked for is about the whole of it. */
export function requireWholeAuditLog(reader: Actor): void {
  if (reader.zones === null && !reader.auditLimit) return;
  throw new GatehouseError('forbidden', `${reader.name} may read only a part of the audit log.`, {
    remedy: 'Use a token without zones, actor and target.',
  });
}
