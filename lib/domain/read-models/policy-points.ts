import { z } from 'zod';
import { freshnessSchema } from './common';

/** What a policy is enforced by: an instance of an engine, or a service where no instance is told. */
export const POINT_KINDS = ['instance', 'service'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** How `since` is known: reported as an activation, or only from when decisions were seen. */
export const SINCE_KINDS = ['activated', 'first-seen', 'seen-after-another'] as const;

/**
 * Where a point stands: `canary` tries out another revision; `unknown` was last seen before the newest came; `retired`
 * was not seen for so long that it counts no more.
 */
export const POINT_STANDINGS = ['newest', 'behind', 'canary', 'unknown', 'retired'] as const;

export const policyPointSchema = z.object({
  /** Null where none is told. */
  environment: z.string().nullable(),
  /** Null for what was reported of the environment as a whole. */
  kind: z.enum(POINT_KINDS).nullable(),
  point: z.string().nullable(),
  revision: z.string(),
  since: z.string(),
  sinceIs: z.enum(SINCE_KINDS),
  /** Null where nothing but the activation was told. */
  lastSeen: z.string().nullable(),
  sources: z.array(z.string()),
  standing: z.enum(POINT_STANDINGS),
  /** How long the newest has been in force somewhere; null unless the point is behind it. */
  behindSeconds: z.number().nullable(),
});
export type PolicyPoint = z.infer<typeof policyPointSchema>;

/** `GET /api/v1/policies/{policyId}/points`: which revision is enforced where. */
export const policyPointsSchema = z.object({
  policyId: z.string(),
  /** What was put in force last anywhere, and since when; null while no revision is known. */
  newest: z.object({ revision: z.string(), since: z.string() }).nullable(),
  points: z.array(policyPointSchema),
  /** Points in all; the list holds at most 500, those behind first. */
  total: z.number().int(),
  /** Environments that run another revision now, canaries aside. */
  mismatches: z.array(
    z.object({
      environment: z.string(),
      revision: z.string(),
      startedAt: z.string(),
      /** When it is reported as a drift, unless it is mended before. */
      reportedAfter: z.string(),
    }),
  ),
  retireHours: z.number(),
  freshness: freshnessSchema,
});
export type PolicyPoints = z.infer<typeof policyPointsSchema>;
