import { OTHER } from '@/lib/domain/folding';
import { sql } from '../query';

/** The service that `event e` counts under; the event itself says whether that is "other". */
export const COUNTED_SERVICE = sql`CASE WHEN e.folded IN (1, 3) THEN ${OTHER} ELSE coalesce(e.service, '') END`;

/** The policy that `event e` counts under. */
export const COUNTED_POLICY = sql`CASE WHEN e.folded IN (2, 3) THEN ${OTHER} ELSE coalesce(e.policy, '') END`;

/** Whether the service of `event e` is told apart from others. */
export const IS_TOLD_APART = sql`coalesce(e.folded, 0) NOT IN (1, 3)`;
