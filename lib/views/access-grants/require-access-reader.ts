import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';

/** Throws `forbidden` unless the actor reads the audit log or records elevations: who was given what is for both. */
export function requireAccessReader(actor: Actor): void {
  if (!actor.permissions.has('elevations:write')) requirePermission(actor, 'audit:read');
}
