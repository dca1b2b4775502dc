import { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { scopeFilterSchema } from '@/lib/domain/filters';
import {
  reviewVerdictSchema,
  type ActivationReviews,
  type ReviewedActivation,
} from '@/lib/domain/read-models/activation-reviews';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readReviewedActivations } from './read-reviewed-activations';

/** What lists of reviews take: a window of activations, their environment, and their verdict. */
export const activationReviewsQuerySchema = scopeFilterSchema
  .pick({ from: true, to: true, environment: true })
  .extend({
    verdict: reviewVerdictSchema.optional(),
    /** Only what is still in force, or only what is not. */
    inForce: z.enum(['true', 'false']).optional(),
    policy: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  });
export type ActivationReviewsQuery = z.infer<typeof activationReviewsQuerySchema>;

/** The activations of a window that were reviewed, the latest first. */
export async function listActivationReviews(
  actor: Actor,
  query: ActivationReviewsQuery,
  now: Date,
): Promise<ActivationReviews> {
  requirePermission(actor, 'policies:read');
  const [all, freshness] = await Promise.all([
    readReviewedActivations(
      {
        window: resolveWindow(query, now),
        policies: query.policy === undefined ? null : [query.policy],
        zones: confineToZones(actor, undefined) ?? null,
      },
      now,
    ),
    readFreshness(now),
  ]);
  const found = all.filter((activation) => matches(activation, query));
  return { items: found.slice(0, query.limit), total: found.length, freshness };
}

const matches = (
  { environment, verdict, until }: ReviewedActivation,
  query: ActivationReviewsQuery,
): boolean =>
  (query.environment === undefined || environment === null || environment === query.environment) &&
  (query.verdict === undefined || verdict === query.verdict) &&
  (query.inForce === undefined || (until === null) === (query.inForce === 'true'));
