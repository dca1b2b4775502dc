import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { findReplayRun } from '@/lib/store/replays/find-replay-run';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';

/** The run, for who may read single events of all zones that it reads. Throws `not-found` for any other. */
export async function requireReplay(actor: Actor, id: string): Promise<ReplayRunRow> {
  requirePermission(actor, 'policies:replay');
  requirePermission(actor, 'events:read');
  const run = z.uuid().safeParse(id).success ? await findReplayRun(id.toLowerCase()) : null;
  if (!run || !maySee(actor, run)) throw new GatehouseError('not-found', 'There is no replay with this id.');
  return run;
}

const maySee = ({ zones }: Actor, run: ReplayRunRow): boolean =>
  zones === null || (run.zones !== null && run.zones.every((zone) => zones.includes(zone)));
