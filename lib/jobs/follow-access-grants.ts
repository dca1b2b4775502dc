import { readGrantFacts } from '@/lib/domain/access/read-grant-facts';
import { foldAccessGrants } from '@/lib/store/access-grants/fold-access-grants';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { repeat } from './repeat';

const EVERY_MS = 2_000;
const ENTRIES_AT_ONCE = 5_000;

/**
 * Follows the audit log to its end: what its entries say of rights that were given, ended and reviewed. It goes on where
 * the last one stopped, whichever instance that was, and nothing that is written waits for it.
 */
export async function catchUpWithGrants(): Promise<void> {
  const settings = await readAccessSettings();
  while (await foldAccessGrants((entry) => readGrantFacts(entry, settings), ENTRIES_AT_ONCE));
}

/** Does so every two seconds. */
export function followAccessGrants(): void {
  repeat(EVERY_MS, 'access grants could not be followed', catchUpWithGrants);
}
