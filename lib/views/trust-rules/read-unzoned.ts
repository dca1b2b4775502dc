import { UNZONED } from '@/lib/domain/kinds';
import type { Unzoned } from '@/lib/domain/read-models/trust-rules';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { countRollups } from '@/lib/store/rollups/count-rollups';

const DAY_MS = 86_400_000;

/** The events of the last 24 hours and how many of them belong to no zone, in all and by source. */
export async function readUnzoned(now: Date): Promise<{ all: Unzoned; bySource: Map<string, number> }> {
  const window = { from: new Date(now.getTime() - DAY_MS), to: now };
  const rows = await countRollups({ window, filter: {}, by: ['source', 'zone'] });
  let events = 0;
  let unzoned = 0;
  const bySource = new Map<string, number>();
  for (const row of rows) {
    // What Gatehouse says of itself belongs to no zone, and should not.
    if (row.source === OWN_SOURCE) continue;
    events += row.events;
    const without = row.zone === UNZONED ? row.events : 0;
    unzoned += without;
    bySource.set(row.source, (bySource.get(row.source) ?? 0) + without);
  }
  return { all: { events, unzoned, share: events === 0 ? null : unzoned / events }, bySource };
}
