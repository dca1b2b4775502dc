import type { ActivationReview } from '@/lib/domain/read-models/activation-reviews';
import { getPool } from '../database';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';
import { jsonParameter } from '../json-parameter';
import { sql } from '../query';

/** A review of an activation; a null environment is everywhere. */
export type NewReview = Pick<ActivationReview, 'minutes' | 'verdict' | 'evidence'> & {
  policy: string;
  environment: string | null;
  revision: string;
  /** RFC 3339 UTC. */
  activatedAt: string;
  activationId: string;
  zones: readonly string[];
};

/** Stores a review and wakes the live screens of every instance. False where it was stored already. */
export async function insertActivationReview(review: NewReview, now: Date): Promise<boolean> {
  const told = writeLiveNotice(['activation-review'], now.toISOString());
  const statement = sql`
    WITH added AS (
      INSERT INTO activation_review (policy, environment, revision, activated_at, minutes, activation_id, zones,
        verdict, evidence, judged_at)
      VALUES (${review.policy}, ${review.environment ?? ''}, ${review.revision}, ${review.activatedAt}::timestamptz,
        ${review.minutes}, ${review.activationId}::uuid, ${review.zones}::text[], ${review.verdict},
        ${jsonParameter(review.evidence)}::jsonb, ${now})
      ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT pg_notify(${EVENTS_CHANNEL}, ${told}) FROM added`;
  return (await getPool().query(statement.text, statement.values)).rowCount === 1;
}
