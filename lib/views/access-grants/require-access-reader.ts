import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import type { GrantReader } from '@/lib/store/access-grants/grant-conditions';

/**
 * What the actor may know of grants, in a zone where one is asked for. Throws `forbidden` unless it reads the audit log
 * or records elevations: who was given what is for both.
 */
export function requireAccessReader(actor: Actor, zone?: string): GrantReader {
  if (!actor.permissions.has('elevations:write')) requirePermission(actor, 'audit:read');
  return { zones: confineToZones(actor, zone), limit: actor.auditLimit ?? null };
}
