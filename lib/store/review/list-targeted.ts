import { z } from 'zod';
import { eventRowSchema } from '@/lib/domain/read-models/events';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { EVENT_ROW_COLUMNS } from '../events/event-row';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { GRAINS } from '../rollups/measures';

type Reader = { reviewerId: string; zones: readonly string[] | null };

/** Nobody but whoever was on call has said something about the denial of event `e`. */
const NOT_JUDGED = sql`
  NOT EXISTS (SELECT 1 FROM verdict j WHERE j.event_id = e.id AND j.origin <> 'on-call' AND j.undone_at IS NULL)`;

const reportedSchema = eventRowSchema.extend({ reportedBy: z.string(), note: z.string().nullable() });

/**
 * Denials that somebody called wrong on the way, and that no reviewer has judged since: a report against an earlier
 * verdict is a reason to look again. Last reported first.
 */
export const listReported = (
  window: Window,
  { zones }: Reader,
  limit: number,
): Promise<z.infer<typeof reportedSchema>[]> =>
  queryRows(
    reportedSchema,
    sql`SELECT ${EVENT_ROW_COLUMNS}, reported.by AS "reportedBy", reported.note FROM (
          SELECT v.event_id, v.occurred_at, max(v.created_at) AS at,
            string_agg(DISTINCT v.reviewer_name, ', ') AS by, string_agg(v.note, ' – ') AS note
          FROM verdict v
          WHERE v.undone_at IS NULL AND v.origin = 'on-call' AND v.judgement = 'false-positive'
            AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}
            AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))
          GROUP BY 1, 2
        ) AS reported
        JOIN event e ON e.occurred_at = reported.occurred_at AND e.id = reported.event_id
        WHERE NOT EXISTS (
          SELECT 1 FROM verdict j
          WHERE j.event_id = e.id AND j.origin <> 'on-call' AND j.undone_at IS NULL AND j.created_at >= reported.at
        )
        ORDER BY reported.at DESC LIMIT ${limit}`,
  );

/** `isDrawn`: one of its verdicts was given as drawn by lot. */
const openSchema = eventRowSchema.extend({ isDisputed: z.boolean(), isDrawn: z.boolean() });

/** Denials whose verdicts are unsure or contradict each other, and that this person has not judged. */
export const listOpenVerdicts = (
  window: Window,
  { reviewerId, zones }: Reader,
  limit: number,
): Promise<z.infer<typeof openSchema>[]> =>
  queryRows(
    openSchema,
    sql`SELECT ${EVENT_ROW_COLUMNS}, undecided."isDisputed", undecided."isDrawn" FROM (
          SELECT v.event_id, v.occurred_at, bool_or(v.judgement = 'true-block') AS "isDisputed",
            bool_or(v.origin = 'random') AS "isDrawn", max(v.created_at) AS at
          FROM verdict v
          WHERE v.undone_at IS NULL AND v.origin IN ('random', 'targeted')
            AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}
            AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))
          GROUP BY 1, 2
          HAVING count(*) FILTER (WHERE v.judgement = 'true-block')
               = count(*) FILTER (WHERE v.judgement = 'false-positive')
            AND bool_and(v.reviewer_id <> ${reviewerId})
        ) AS undecided
        JOIN event e ON e.occurred_at = undecided.occurred_at AND e.id = undecided.event_id
        ORDER BY undecided.at LIMIT ${limit}`,
  );

/** A group grew when it has this many denials in the two hours from an activation on … */
const LEAST_DENIALS = 3;
/** … and this many times what two hours of the week before had on average, as far as that is known. */
const GROWTH = 5;

const grownSchema = eventRowSchema.extend({
  changedPolicy: z.string(),
  changedRevision: z.string().nullable(),
  changedAt: z.string(),
  denials: z.number(),
});

/**
 * The first denial of each group (policy, service, zone) that began or grew with an activation since
 * `since`, and of which nobody has judged a denial after it. Counts come from hourly roll-ups.
 */
export const listGrownAfterChange = (
  since: Date,
  now: Date,
  { zones }: Reader,
  limit: number,
): Promise<z.infer<typeof grownSchema>[]> =>
  queryRows(
    grownSchema,
    sql`WITH activation AS (
          SELECT policy, revision, min(occurred_at) AS at FROM change
          WHERE type = 'policy-activated' AND policy IS NOT NULL AND occurred_at >= ${since} AND occurred_at < ${now}
          GROUP BY 1, 2
        ), denied AS (
          SELECT s.policy, s.service, s.zone, r.bucket, sum(r.events)::float8 AS denials
          FROM rollup r JOIN series s ON s.id = r.series_id
          WHERE r.grain = ${GRAINS.hour} AND r.bucket >= ${since}::timestamptz - interval '7 days'
            AND s.kind = 'decision' AND s.outcome = 'deny' AND NOT s.clock_skewed AND s.policy <> ''
            AND ${isOfNoDrill(sql`s.environment`, sql`r.bucket`)}
            AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
          GROUP BY 1, 2, 3, 4
        ), known AS (
          SELECT min(bucket) AS since FROM denied
        ), compared AS (
          SELECT a.policy AS changed_policy, a.revision, a.at, d.policy, d.service, d.zone,
            coalesce(sum(d.denials) FILTER (WHERE d.bucket >= date_trunc('hour', a.at)), 0) AS after,
            coalesce(sum(d.denials) FILTER (WHERE d.bucket < date_trunc('hour', a.at)), 0) * 7200
              / extract(epoch FROM date_trunc('hour', a.at) - greatest(known.since, date_trunc('hour', a.at) - interval '7 days'))
              AS usual
          FROM known CROSS JOIN activation a JOIN denied d
            ON (d.policy = a.policy OR starts_with(d.policy, a.policy || '/'))
            AND d.bucket >= date_trunc('hour', a.at) - interval '7 days'
            AND d.bucket < date_trunc('hour', a.at) + interval '2 hours'
          -- What came with the first data is not new, it is all that is known.
          WHERE a.at >= known.since + interval '2 hours'
          GROUP BY 1, 2, 3, 4, 5, 6, known.since
        ), grown AS (
          SELECT DISTINCT ON (policy, service, zone) * FROM compared
          WHERE after >= ${LEAST_DENIALS} AND after >= ${GROWTH} * usual
          ORDER BY policy, service, zone, at
        )
        SELECT ${EVENT_ROW_COLUMNS}, g.changed_policy AS "changedPolicy", g.revision AS "changedRevision",
          ${microsText('g.at')} AS "changedAt", g.after AS denials
        FROM grown g CROSS JOIN LATERAL (
          SELECT e.occurred_at, e.id FROM event e
          WHERE e.kind = 'decision' AND e.outcome = 'deny' AND e.occurred_at >= g.at
            AND e.occurred_at < date_trunc('hour', g.at) + interval '2 hours'
            AND e.policy = g.policy AND coalesce(e.service, '') = g.service AND e.zone = g.zone
          ORDER BY e.occurred_at, e.id LIMIT 1
        ) AS first
        JOIN event e ON e.occurred_at = first.occurred_at AND e.id = first.id
        WHERE NOT EXISTS (SELECT 1 FROM verdict v WHERE v.undone_at IS NULL AND v.origin <> 'on-call'
                          AND v.policy = g.policy AND coalesce(v.service, '') = g.service AND v.zone = g.zone
                          AND v.occurred_at >= g.at)
        ORDER BY g.after DESC, e.occurred_at LIMIT ${limit}`,
  );

/** The newest drawn denial of each of some policies, as far as nobody has judged it. */
export const listNewestOf = (
  policies: readonly string[],
  window: Window,
  { zones }: Reader,
): Promise<z.infer<typeof eventRowSchema>[]> =>
  queryRows(
    eventRowSchema,
    sql`SELECT ${EVENT_ROW_COLUMNS} FROM (
          SELECT DISTINCT ON (s.policy) s.event_id, s.occurred_at FROM review_sample s
          WHERE s.policy = ANY(${policies}) AND s.occurred_at >= ${window.from} AND s.occurred_at < ${window.to}
            AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
          ORDER BY s.policy, s.occurred_at DESC
        ) AS newest
        JOIN event e ON e.occurred_at = newest.occurred_at AND e.id = newest.event_id
        WHERE ${NOT_JUDGED} ORDER BY e.policy`,
  );
