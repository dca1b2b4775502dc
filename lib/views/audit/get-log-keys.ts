import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { formatKeyList } from '@/lib/audit-pack/pack-format';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';

/**
 * The keys of the log as the file that verifiers of packs take as keys that are trusted. Needs audit:read; throws
 * `not-found` before the first key.
 */
export async function getLogKeyFile(actor: Actor): Promise<string> {
  requirePermission(actor, 'audit:read');
  const keys = await listAuditKeys();
  // The log signs by its own name.
  const origin = parseVerifierKey(keys[0]?.vkey ?? '')?.name;
  if (origin === undefined) throw noKey();
  return formatKeyList(origin, keys);
}

/** The key that signs now, as one line. Needs audit:read; throws `not-found` where there is none. */
export async function getCurrentVkey(actor: Actor): Promise<string> {
  requirePermission(actor, 'audit:read');
  const current = (await listAuditKeys()).find(({ toSize }) => toSize === null);
  if (!current) throw noKey();
  return `${current.vkey}\n`;
}

const noKey = (): GatehouseError =>
  new GatehouseError('not-found', 'The audit log has no key yet.', {
    remedy: 'Wait ten seconds: the key is made with the first checkpoint.',
  });
