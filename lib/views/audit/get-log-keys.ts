import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { formatKeyList } from '@/lib/audit-pack/pack-format';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { AuditKeyList } from '@/lib/domain/read-models/audit-proofs';
import type { Actor } from '@/lib/domain/roles';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';

/** The keys of the log with the sizes that each is for. Needs audit:read. */
export async function getLogKeys(actor: Actor): Promise<AuditKeyList> {
  requirePermission(actor, 'audit:read');
  const rows = await listAuditKeys();
  return {
    // The log signs by its own name.
    origin: parseVerifierKey(rows[0]?.vkey ?? '')?.name ?? null,
    keys: rows.map(({ fromSize, toSize, ...row }) => ({
      ...row,
      fromSize: String(fromSize),
      toSize: toSize === null ? null : String(toSize),
    })),
  };
}

/** The same as the file that verifiers take as keys that are trusted. Needs audit:read; throws `not-found` before the first key. */
export async function getLogKeyFile(actor: Actor): Promise<string> {
  const { origin, keys } = await getLogKeys(actor);
  if (origin === null) throw noKey();
  return formatKeyList(
    origin,
    keys.map(({ vkey, fromSize, toSize }) => ({
      vkey,
      fromSize: BigInt(fromSize),
      toSize: toSize === null ? null : BigInt(toSize),
    })),
  );
}

/** The key that signs now, as one line. Needs audit:read; throws `not-found` where there is none. */
export async function getCurrentVkey(actor: Actor): Promise<string> {
  const { keys } = await getLogKeys(actor);
  const current = keys.find(({ toSize }) => toSize === null);
  if (!current) throw noKey();
  return `${current.vkey}\n`;
}

const noKey = (): GatehouseError =>
  new GatehouseError('not-found', 'The audit log has no key yet.', {
    remedy: 'Wait ten seconds: the key is made with the first checkpoint.',
  });
