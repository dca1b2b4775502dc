import { formatKeyList } from '@/lib/audit-pack/pack-format';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { getAuditKeys } from './get-audit-keys';

/** The keys of the log as the file that verifiers take as keys that are trusted. Needs audit:read; throws `not-found` before the first key. */
export async function getLogKeyFile(actor: Actor): Promise<string> {
  const { origin, keys } = await getAuditKeys(actor);
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
  const { keys } = await getAuditKeys(actor);
  const current = keys.find(({ toSize }) => toSize === null);
  if (!current) throw noKey();
  return `${current.vkey}\n`;
}

const noKey = (): GatehouseError =>
  new GatehouseError('not-found', 'The audit log has no key yet.', {
    remedy: 'Wait ten seconds: the key is made with the first checkpoint.',
  });
