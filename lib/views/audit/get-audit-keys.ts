import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditKeys } from '@/lib/domain/read-models/audit-keys';
import type { Actor } from '@/lib/domain/roles';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { findOpenRotation } from '@/lib/store/audit-log/key-rotations';

/** The keys that sign the audit log, first to last, and whether another one is to follow. Needs audit:read. */
export async function getAuditKeys(actor: Actor): Promise<AuditKeys> {
  requirePermission(actor, 'audit:read');
  const [keys, rotation] = await Promise.all([listAuditKeys(), findOpenRotation()]);
  return {
    // The log signs by its own name.
    origin: parseVerifierKey(keys[0]?.vkey ?? '')?.name ?? null,
    keys: keys.map(({ fromSize, toSize, ...key }) => ({
      ...key,
      fromSize: fromSize.toString(),
      toSize: toSize?.toString() ?? null,
    })),
    rotation: rotation && {
      id: rotation.id,
      askedAt: rotation.askedAt,
      isCompromised: rotation.isCompromised,
      vkey: rotation.vkey,
    },
  };
}
