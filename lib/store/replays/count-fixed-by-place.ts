import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  zone: z.string(),
  service: z.string(),
  environment: z.string(),
  falsePositives: z.number(),
});

/** False positives of one place that a run's candidate would allow; an empty text is "none". */
export type FixedPlace = z.infer<typeof rowSchema>;

/** Counts the denials that people judged as false positives (by majority) and that a candidate would allow. */
export const countFixedByPlace = (runId: string): Promise<FixedPlace[]> =>
  queryRows(
    rowSchema,
    sql`SELECT f.zone, coalesce(f.service, '') AS service, coalesce(f.environment, '') AS environment,
          count(*)::float8 AS "falsePositives"
        FROM replay_flip f
        JOIN (SELECT v.event_id FROM verdict v WHERE v.undone_at IS NULL GROUP BY v.event_id
          HAVING count(*) FILTER (WHERE v.judgement = 'false-positive')
            > count(*) FILTER (WHERE v.judgement = 'true-block')) AS wrong ON wrong.event_id = f.event_id
        WHERE f.run_id = ${runId}::uuid AND f.change = 'deny-to-allow' GROUP BY 1, 2, 3`,
  );
