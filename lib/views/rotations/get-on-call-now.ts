import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requirePermission } from '@/lib/auth/require-permission';
import type { OnCallNow } from '@/lib/domain/read-models/rotations';
import type { Actor } from '@/lib/domain/roles';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { presentOnCall } from './present-rotation';

/** Who is on call now in every rotation, those of trust-zone responders first. Needs alerts:read. */
export async function getOnCallNow(actor: Actor, now: Date): Promise<OnCallNow> {
  requirePermission(actor, 'alerts:read');
  const directory = toDirectory(await readDirectory(now));
  return {
    items: directory.rotations.map((rotation) => presentOnCall(rotation, directory, now.getTime())),
    generatedAt: now.toISOString(),
  };
}
