import type { ReplayRun } from '@/lib/domain/read-models/replay';
import { countResults } from '@/lib/policy/replay/count-results';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';

/** A stored run as screens and endpoints show it. */
export function writeRun(row: ReplayRunRow): ReplayRun {
  const { total, done, state } = row;
  const isDone = state === 'done';
  return {
    id: row.id,
    policy: row.policy,
    title: row.title,
    engine: row.engine,
    candidate: { label: row.label, revision: row.revision, digest: row.digest },
    window: { from: row.windowFrom.toISOString(), to: row.windowTo.toISOString() },
    state,
    // What a sample will draw is known only about, and what retention took away meanwhile is not there any more.
    progress: {
      total: isDone ? done : total === null ? null : Math.max(total, done),
      done,
      share: isDone ? 1 : total === null ? null : total === 0 ? 0 : Math.min(1, done / total),
    },
    counts: countResults(row.tally.cells),
    error: row.error,
    startedBy: row.startedByName,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    finishedAt: row.finishedAt,
  };
}
