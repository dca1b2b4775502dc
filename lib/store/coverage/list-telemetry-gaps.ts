import { z } from 'zod';
import { queryRows, sql } from '../query';

const gapSchema = z.object({
  service: z.string(),
  zone: z.string().nullable(),
  owner: z.string().nullable(),
  silentSince: z.string().nullable(),
  untaggedSince: z.string().nullable(),
  missingTags: z.string(),
});

/**
 * A service of the inventory without tagged telemetry in the time before `at`. `silentSince` is the last
 * telemetry of a service that is silent (null when there never was any), `untaggedSince` the last tagged
 * telemetry of one that still sends, and `missingTags` what it lacks.
 */
export type TelemetryGap = z.infer<typeof gapSchema>;

type Scope = { zone?: string; service?: string; environment?: string; zones?: readonly string[] | null };

const TIME = 'YYYY-MM-DD"T"HH24:MI:SS"Z"';

/** The services whose telemetry carried no trust tags in the `ttlSeconds` before `at`, longest first. */
export function listTelemetryGaps(at: Date, ttlSeconds: number, scope: Scope): Promise<TelemetryGap[]> {
  const { zone = null, service = null, environment = null, zones = null } = scope;
  return queryRows(
    gapSchema,
    sql`WITH last AS (
          SELECT service, max(last_seen_at) AS seen, max(last_tagged_at) AS tagged,
            (array_agg(missing_tags ORDER BY last_seen_at DESC))[1] AS missing
          FROM service_telemetry
          WHERE last_seen_at <= ${at} AND (${environment}::text IS NULL OR environment = ${environment})
          GROUP BY service
        ), border AS (SELECT ${at}::timestamptz - make_interval(secs => ${ttlSeconds}) AS at)
        SELECT s.name AS service, s.zone_slug AS zone, s.owner,
          CASE WHEN l.seen < b.at THEN to_char(l.seen AT TIME ZONE 'UTC', ${TIME}) END AS "silentSince",
          CASE WHEN l.seen >= b.at THEN to_char(l.tagged AT TIME ZONE 'UTC', ${TIME}) END AS "untaggedSince",
          CASE WHEN l.seen >= b.at THEN coalesce(l.missing, '') ELSE '' END AS "missingTags"
        FROM service s CROSS JOIN border b LEFT JOIN last l ON l.service = s.name
        WHERE (l.tagged IS NULL OR l.tagged < b.at)
          AND (${zone}::text IS NULL OR coalesce(s.zone_slug, 'unzoned') = ${zone})
          AND (${service}::text IS NULL OR s.name = ${service})
          AND (${environment}::text IS NULL OR ${environment} = ANY(s.environments))
          AND (${zones}::text[] IS NULL OR s.zone_slug = ANY(${zones}::text[]))
        ORDER BY l.seen NULLS FIRST, s.name`,
  );
}
