import { z } from 'zod';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const lastSchema = z.object({
  service: z.string(),
  seenAt: z.number(),
  taggedAt: z.number().nullable(),
  missingTags: z.string(),
});

/** The last telemetry of every service, of one environment or of all; milliseconds since 1970. */
export const readLastTelemetry = (environment?: string): Promise<z.infer<typeof lastSchema>[]> =>
  queryRows(
    lastSchema,
    sql`SELECT service, ${epochMs('max(last_seen_at)')} AS "seenAt",
          ${epochMs('max(last_tagged_at)')} AS "taggedAt",
          (array_agg(missing_tags ORDER BY last_seen_at DESC))[1] AS "missingTags"
        FROM service_telemetry
        WHERE ${environment ?? null}::text IS NULL OR environment = ${environment ?? null}
        GROUP BY service`,
  );
