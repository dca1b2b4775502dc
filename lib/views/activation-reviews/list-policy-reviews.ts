import { requirePermission } from '@/lib/auth/require-permission';
import type { ActivationReviews } from '@/lib/domain/read-models/activation-reviews';
import type { Actor } from '@/lib/domain/roles';
import { listBundleNames } from '@/lib/policy/bundle-names';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readHistory } from '../policies/read-history';
import { readReviewedActivations } from './read-reviewed-activations';

const DAY_MS = 86_400_000;
/** As long as reviews are kept to look back on. */
const LOOK_BACK_DAYS = 90;

/**
 * The reviewed activations of a policy and of the bundles that carry it, or of one of its revisions, the latest
 * first. Throws `not-found` for a policy that nobody named.
 */
export async function listPolicyReviews(
  actor: Actor,
  policy: string,
  { revision }: { revision?: string },
  now: Date,
): Promise<ActivationReviews> {
  requirePermission(actor, 'policies:read');
  const { carries } = await readHistory(policy, actor.zones);
  const [all, freshness] = await Promise.all([
    readReviewedActivations(
      {
        window: { from: new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS), to: now },
        policies: [...listBundleNames(policy), ...carries],
        zones: actor.zones,
      },
      now,
    ),
    readFreshness(now),
  ]);
  const items = all.filter((activation) => revision === undefined || activation.revision === revision);
  return { items, total: items.length, freshness };
}
