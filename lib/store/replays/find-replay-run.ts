import { z } from 'zod';
import type { Page } from '@/lib/domain/filters';
import { allOf, queryRows, sql } from '../query';
import { REPLAY_RUN_COLUMNS, replayRunRowSchema, type ReplayRunRow } from './replay-run-row';

/** The run with this id (a UUID), or null. */
export const findReplayRun = async (id: string): Promise<ReplayRunRow | null> =>
  (
    await queryRows(
      replayRunRowSchema,
      sql`SELECT ${REPLAY_RUN_COLUMNS} FROM replay_run r WHERE r.id = ${id}::uuid`,
    )
  )[0] ?? null;

const candidateSchema = z.object({
  files: z.record(z.string(), z.string()).nullable(),
  bundle: z.instanceof(Buffer).nullable(),
});

/** The candidate of a run: its texts, or the bytes of its bundle. Throws where there is no such run. */
export async function readReplayCandidate(id: string): Promise<z.infer<typeof candidateSchema>> {
  const rows = await queryRows(
    candidateSchema,
    sql`SELECT files, bundle FROM replay_run WHERE id = ${id}::uuid`,
  );
  return rows[0]!;
}

/** Which runs to list. Those of whoever may see more zones than `zones` are not told; null is every zone. */
export type ReplayRunFilter = { policy: string | null; zones: readonly string[] | null };

const conditionsOf = ({ policy, zones }: ReplayRunFilter) =>
  allOf([
    policy === null ? sql`TRUE` : sql`r.policy = ${policy}`,
    zones === null ? sql`TRUE` : sql`r.zones <@ ${zones}::text[]`,
  ]);

/** One page of runs, newest first; a cursor is the id of the last run of the page before. */
export async function listReplayRuns(
  filter: ReplayRunFilter,
  { limit, cursor }: Page,
): Promise<{ items: ReplayRunRow[]; total: number; nextCursor: string | null }> {
  const before =
    cursor === undefined
      ? sql`TRUE`
      : sql`(r.created_at, r.id) < (SELECT c.created_at, c.id FROM replay_run c WHERE c.id = ${cursor}::uuid)`;
  const [rows, counted] = await Promise.all([
    queryRows(
      replayRunRowSchema,
      sql`SELECT ${REPLAY_RUN_COLUMNS} FROM replay_run r WHERE ${conditionsOf(filter)} AND ${before}
          ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit + 1}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM replay_run r WHERE ${conditionsOf(filter)}`,
    ),
  ]);
  const items = rows.slice(0, limit);
  return {
    items,
    total: counted[0]!.total,
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
}
