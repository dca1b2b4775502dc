import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { List } from '@/lib/domain/read-models/common';
import type { ReplayRun } from '@/lib/domain/read-models/replay';
import type { ReplayListQuery } from '@/lib/domain/read-models/replay-api';
import type { Actor } from '@/lib/domain/roles';
import { listReplayRuns } from '@/lib/store/replays/find-replay-run';
import { writeRun } from './write-run';

/** The saved replays, of one policy or of all, newest first. */
export async function listReplays(actor: Actor, query: ReplayListQuery): Promise<List<ReplayRun>> {
  requirePermission(actor, 'policies:replay');
  requirePermission(actor, 'events:read');
  const { policy, limit, cursor } = query;
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  const page = await listReplayRuns({ policy: policy ?? null, zones: actor.zones }, { limit, cursor });
  return { ...page, items: page.items.map(writeRun) };
}
