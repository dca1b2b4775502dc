import type pg from 'pg';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';
import { foldRecords } from '../cardinality/fold-records';
import { inTransaction } from '../in-transaction';
import { jsonParameter } from '../json-parameter';
import { aggregateRecords } from '../rollups/aggregate-records';
import { makeEmptyRowStatements, makeRollupStatements } from '../rollups/make-rollup-statements';
import { negateSums } from '../rollups/negate-sums';
import { getSeriesIds } from '../rollups/series-ids';
import { runTogether } from '../run-together';
import { moveProjections } from './move-projections';
import type { RunningWalk } from './reprocess-runs';
import type { Place, StoredOriginal } from './stored-original';

/** An event with the zones that it gets. */
export type EventMove = { original: StoredOriginal; zone: string; targetZone: string | null };

/** An event as it was and as it is now. */
export type MovedEvent = { original: StoredOriginal; moved: StoredOriginal };

export type WalkStep = {
  /** The last event that was read. */
  cursor: Place;
  scanned: number;
  unreadable: number;
  unzoned: number;
  moves: RunningWalk['moves'];
  /** Events to move; how many of `moves` those are is the caller's business. */
  moved: number;
  apply: readonly EventMove[];
};

/**
 * Writes a step of a walk in one transaction: where it is, what it counted, and the events that move with
 * their roll-ups and projections. False when the walk was ended meanwhile, or when another process has
 * taken the same step: then nothing is written.
 */
export async function advanceWalk(walk: RunningWalk, step: WalkStep, now: Date): Promise<boolean> {
  // Its names may be told apart in one zone and not in another.
  const placed = await foldRecords(
    step.apply.map(({ original, zone, targetZone }) => ({ ...original, zone, targetZone, folded: null })),
  );
  const moves = step.apply.map(({ original }, place): MovedEvent => ({ original, moved: placed[place]! }));
  const before = await getSeriesIds(moves.map(({ original }) => original));
  const after = await getSeriesIds(placed);
  return inTransaction(async (client) => {
    const isOurs = await takeStep(client, walk, step, now);
    if (isOurs && moves.length > 0) await moveEvents(client, moves, { before, after }, now);
    return isOurs;
  });
}

async function takeStep(
  client: pg.PoolClient,
  walk: RunningWalk,
  step: WalkStep,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE reprocess_run SET cursor_at = $3, cursor_id = $4, scanned = scanned + $5, moved = moved + $6,
       unreadable = unreadable + $7, unzoned = unzoned + $8, moves = $9, updated_at = $10
     WHERE id = $1 AND state = 'running' AND cursor_id IS NOT DISTINCT FROM $2`,
    [
      walk.id,
      walk.cursorId,
      step.cursor.at,
      step.cursor.id,
      step.scanned,
      step.moved,
      step.unreadable,
      step.unzoned,
      jsonParameter(step.moves),
      now,
    ],
  );
  return rowCount === 1;
}

const MOVE = `
  UPDATE event AS e SET zone = m.zone, target_zone = m.target_zone, folded = m.folded
  FROM unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::text[], $5::smallint[])
    AS m(at, id, zone, target_zone, folded)
  WHERE e.occurred_at = m.at AND e.id = m.id AND e.occurred_at >= $6 AND e.occurred_at <= $7
  RETURNING e.id`;

type Series = Awaited<ReturnType<typeof getSeriesIds>>;

async function moveEvents(
  client: pg.PoolClient,
  wanted: readonly MovedEvent[],
  { before, after }: { before: Series; after: Series },
  now: Date,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(MOVE, [
    wanted.map(({ original }) => original.at),
    wanted.map(({ original }) => original.id),
    wanted.map(({ moved }) => moved.zone),
    wanted.map(({ moved }) => moved.targetZone),
    wanted.map(({ moved }) => moved.folded),
    wanted[0]!.original.at,
    wanted.at(-1)!.original.at,
  ]);
  // What its retention took away meanwhile has nothing to move.
  const there = new Set(rows.map(({ id }) => id));
  const places = wanted.flatMap(({ original }, place) => (there.has(original.id) ? [place] : []));
  const moves = places.map((place) => wanted[place]!);
  await moveProjections(client, moves);
  const left = sumAll(
    moves.map(({ original }) => original),
    places.map((place) => before[place]!),
  );
  const joined = sumAll(
    moves.map(({ moved }) => moved),
    places.map((place) => after[place]!),
  );
  const taken = negateSums(left);
  const kinds = [...new Set(moves.map(({ original }) => original.kind))];
  await runTogether(client, [
    ...makeRollupStatements([...taken.rollups, ...joined.rollups], [...taken.latencies, ...joined.latencies]),
    ...makeEmptyRowStatements(left.rollups, left.latencies),
    {
      name: 'notify',
      text: 'SELECT pg_notify($1, $2)',
      values: [EVENTS_CHANNEL, writeLiveNotice(kinds, now.toISOString())],
    },
  ]);
}

/** The sums of events that became visible at different times: their lag is measured by it. */
function sumAll(originals: readonly StoredOriginal[], series: Series): ReturnType<typeof aggregateRecords> {
  const byTime = new Map<number, number[]>();
  originals.forEach(({ visibleAt }, place) => {
    const places = byTime.get(visibleAt) ?? [];
    places.push(place);
    byTime.set(visibleAt, places);
  });
  const sums = [...byTime].map(([visibleAt, places]) =>
    aggregateRecords(
      places.map((place) => originals[place]!),
      visibleAt,
      places.map((place) => series[place]!),
    ),
  );
  return {
    rollups: sums.flatMap(({ rollups }) => rollups),
    latencies: sums.flatMap(({ latencies }) => latencies),
  };
}
