import { z } from 'zod';
import { activationReviewSchema } from '@/lib/domain/read-models/activation-reviews';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = activationReviewSchema.extend({
  policy: z.string(),
  environment: z.string().nullable(),
  revision: z.string(),
  activatedAt: z.string(),
});
/** A stored review with what it is about; a null environment is everywhere. */
export type StoredReview = z.infer<typeof rowSchema>;

/** Which reviews: of activations in a window, of some policies (null for all), in the zones of the reader. */
export type ReviewFilter = {
  window: Window;
  policies: readonly string[] | null;
  zones: readonly string[] | null;
};

/** Reviews with their evidence, latest activation first, of each the longest review first. */
export const listActivationReviews = ({ window, policies, zones }: ReviewFilter): Promise<StoredReview[]> =>
  queryRows(
    rowSchema,
    sql`SELECT r.policy, nullif(r.environment, '') AS environment, r.revision, r.minutes, r.verdict, r.evidence,
          ${microsText('r.activated_at')} AS "activatedAt",
          ${microsText('r.judged_at')} AS "judgedAt"
        FROM activation_review r
        WHERE r.activated_at >= ${window.from} AND r.activated_at < ${window.to}
          AND (${policies}::text[] IS NULL OR r.policy = ANY(${policies}))
          AND (${zones}::text[] IS NULL OR r.zones <@ ${zones}::text[])
        ORDER BY r.activated_at DESC, r.policy, r.minutes DESC`,
  );

const doneSchema = rowSchema.pick({
  policy: true,
  environment: true,
  revision: true,
  activatedAt: true,
  minutes: true,
});

/** Which reviews of activations since a time are stored, without their evidence. */
export const listDoneReviews = (from: Date): Promise<z.infer<typeof doneSchema>[]> =>
  queryRows(
    doneSchema,
    sql`SELECT r.policy, nullif(r.environment, '') AS environment, r.revision, r.minutes,
          ${microsText('r.activated_at')} AS "activatedAt"
        FROM activation_review r WHERE r.activated_at >= ${from}`,
  );
