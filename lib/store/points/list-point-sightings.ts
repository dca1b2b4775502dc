import { z } from 'zod';
import { POINT_KINDS } from '@/lib/domain/read-models/policy-points';
import { relatedCondition, type RelatedPolicies } from '../policies/related-policies';
import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  policy: z.string(),
  environment: z.string(),
  kind: z.enum(POINT_KINDS),
  point: z.string(),
  revision: z.string(),
  source: z.string(),
  zone: z.string(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  activatedAt: z.string().nullable(),
  reportedAt: z.string().nullable(),
});
export type StoredPointSighting = z.infer<typeof rowSchema>;

/**
 * Which revisions were seen at the points of policies and bundles, null for those of every policy; with when an
 * instance last reported anything. `zones` confines the reader; null is every zone. Of more than 50,000 rows the last.
 */
export const listPointSightings = (
  related: RelatedPolicies | null,
  zones: readonly string[] | null,
  choice: DrillChoice = {},
): Promise<StoredPointSighting[]> =>
  queryRows(
    rowSchema,
    sql`SELECT p.policy, p.environment, p.kind, p.point, p.revision, p.source, p.zone,
          ${microsText('p.first_seen')} AS "firstSeen", ${microsText('p.last_seen')} AS "lastSeen",
          ${microsText('p.activated_at')} AS "activatedAt", ${microsText('reported.at')} AS "reportedAt"
        FROM enforcement_point p LEFT JOIN LATERAL (
          SELECT l.last_at AS at FROM source_loss l
          WHERE p.kind = 'instance' AND l.source = p.source AND l.instance = p.point ORDER BY l.hour DESC LIMIT 1
        ) AS reported ON TRUE
        WHERE ${related ? relatedCondition(sql`p.policy`, related) : sql`TRUE`}
          AND (${zones}::text[] IS NULL OR p.zone = ANY(${zones}))
          AND ${allOf(leaveOutDrills(sql`p.environment`, sql`p.last_seen`, { ...choice, policy: related?.names[0] }))}
        ORDER BY p.last_seen DESC LIMIT 50000`,
  );
