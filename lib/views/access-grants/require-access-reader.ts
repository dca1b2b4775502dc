import { requireNoAuditLimit } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';

/**
 * Throws `forbidden` unless the actor reads the audit log, and not only of one actor or target, or records elevations: who
 * was given what is for both.
 */
export function requireAccessReader(actor: Actor): void {
  if (actor.permissions.has('elevations:write')) return;
  requirePermission(actor, 'audit:read');
  requireNoAuditLimit(actor);
}
