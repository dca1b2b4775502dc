import { z } from 'zod';
import { reprocessRunSchema, zoneMoveSchema, type ReprocessRun } from '@/lib/domain/read-models/trust-rules';
import { trustRulesSchema } from '@/lib/domain/trust-rules/trust-rule';
import { queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';

const time = (column: string, name: string): string => `${microsText(column).text} AS "${name}"`;

const RUN: Sql = {
  ...sql``,
  text: `id, mode, version, state, total::float8 AS total, scanned::float8 AS scanned, moved::float8 AS moved,
    unreadable::float8 AS unreadable, unzoned::float8 AS unzoned, moves, error, started_by_name AS "startedBy",
    ${time('created_at', 'createdAt')}, ${time('updated_at', 'updatedAt')}, ${time('finished_at', 'finishedAt')}`,
};

/** The walk that was started last, or null before the first. */
export const findLastRun = async (): Promise<ReprocessRun | null> =>
  (
    await queryRows(
      reprocessRunSchema,
      sql`SELECT ${RUN} FROM reprocess_run ORDER BY created_at DESC, id LIMIT 1`,
    )
  )[0] ?? null;

const runningSchema = z.object({
  id: z.string(),
  mode: z.enum(['count', 'move']),
  rules: trustRulesSchema,
  until: z.string(),
  cursorAt: z.string().nullable(),
  cursorId: z.string().nullable(),
  moves: z.array(zoneMoveSchema),
  createdAt: z.date(),
  startedById: z.string(),
  startedByName: z.string(),
});

/** The walk that runs, with where it is. */
export type RunningWalk = z.infer<typeof runningSchema>;

/** The one that runs, or null. */
export const findRunningWalk = async (): Promise<RunningWalk | null> =>
  (
    await queryRows(
      runningSchema,
      sql`SELECT id, mode, rules, until_at::text AS until, cursor_at::text AS "cursorAt", cursor_id AS "cursorId", moves,
            created_at AS "createdAt", started_by_id AS "startedById", started_by_name AS "startedByName"
          FROM reprocess_run WHERE state = 'running'`,
    )
  )[0] ?? null;
