import { z } from 'zod';
import type { AuditSpread } from '@/lib/domain/read-models/audit-parties';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** Into so many equal parts a window is divided. */
const PARTS = 48;

const rowSchema = z.object({
  by: z.enum(['zone', 'source', 'outcome', 'hour', 'part']),
  name: z.string().nullable(),
  entries: z.string().transform(Number),
});

/** How the entries of a window are spread over zones, sources, outcomes, hours of the day and the window itself. */
export async function readSpread(filter: EntryConditions & { window: Window }): Promise<AuditSpread> {
  const { from, to } = filter.window;
  const [start, end] = [from, to].map((time) => time.getTime() / 1_000);
  const rows = await queryRows(
    rowSchema,
    sql`WITH chosen AS MATERIALIZED (
          SELECT l.zone, l.source, l.outcome, extract(hour FROM l.occurred_at AT TIME ZONE 'UTC')::int AS hour,
            least(${PARTS}, width_bucket(extract(epoch FROM l.occurred_at)::float8, ${start}::float8, ${end}::float8, ${PARTS})) AS part
          FROM audit_leaf l WHERE ${entryConditions(filter)})
        SELECT CASE WHEN grouping(zone) = 0 THEN 'zone' WHEN grouping(source) = 0 THEN 'source'
            WHEN grouping(outcome) = 0 THEN 'outcome' WHEN grouping(hour) = 0 THEN 'hour' ELSE 'part' END AS by,
          coalesce(zone, source, outcome, hour::text, part::text) AS name, count(*)::text AS entries
        FROM chosen GROUP BY GROUPING SETS ((zone), (source), (outcome), (hour), (part))
        ORDER BY count(*) DESC, 2`,
  );
  const of = (by: string) =>
    rows.filter((row) => row.by === by).map(({ name, entries }) => ({ name, entries }));
  const countOf = (by: string, name: number) =>
    rows.find((row) => row.by === by && row.name === String(name))?.entries ?? 0;
  const width = (to.getTime() - from.getTime()) / PARTS;
  return {
    zones: of('zone'),
    sources: of('source'),
    outcomes: of('outcome'),
    hours: Array.from({ length: 24 }, (_, hour) => countOf('hour', hour)),
    parts: Array.from({ length: PARTS }, (_, part) => ({
      at: new Date(from.getTime() + part * width).toISOString(),
      value: countOf('part', part + 1),
    })),
  };
}
