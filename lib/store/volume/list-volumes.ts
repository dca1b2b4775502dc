import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { GRAINS } from '../rollups/measures';

const rowSchema = z.object({
  zone: z.string(),
  source: z.string(),
  service: z.string(),
  events: z.number(),
  storedBytes: z.number(),
  reportedBytes: z.number(),
  firstDay: z.date(),
});

/** The telemetry volume of a zone, source and service. */
export type VolumeRow = z.infer<typeof rowSchema>;

/** The telemetry volume of whole UTC days by zone, source and service; `zones` confines the reader. */
export const listVolumes = ({ from, to }: Window, zones: readonly string[] | null): Promise<VolumeRow[]> =>
  queryRows(
    rowSchema,
    sql`SELECT s.zone, s.source, s.service, sum(r.events)::float8 AS events,
          sum(r.payload_bytes) AS "storedBytes",
          coalesce(sum(r.bytes) FILTER (WHERE s.kind = 'heartbeat'), 0) AS "reportedBytes", min(r.bucket) AS "firstDay"
        FROM rollup r JOIN series s ON s.id = r.series_id
        WHERE r.grain = ${GRAINS.day} AND ${isOfNoDrill(sql`s.environment`, sql`r.bucket`)} AND r.bucket >= ${from} AND r.bucket < ${to}
          AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
        GROUP BY s.zone, s.source, s.service`,
  );
