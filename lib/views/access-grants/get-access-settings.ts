import type { AccessSettings } from '@/lib/domain/access-settings';
import type { Actor } from '@/lib/domain/roles';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { requireAccessReader } from './require-access-reader';

/** What counts as break-glass, and by when it is to be reviewed. Needs audit:read or elevations:write. */
export async function getAccessSettings(actor: Actor): Promise<AccessSettings> {
  requireAccessReader(actor);
  return readAccessSettings();
}
