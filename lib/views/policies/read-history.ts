import { GatehouseError } from '@/lib/domain/errors';
import { listBundleNames, carries } from '@/lib/policy/bundle-names';
import { foldActivations, type Activation } from '@/lib/policy/fold-activations';
import { addReviews, type ReviewedRevision } from '@/lib/policy/add-reviews';
import { namesCarrying } from '@/lib/policy/reporting-bundles';
import { mergeRevisions } from '@/lib/policy/merge-revisions';
import { listPolicyChanges } from '@/lib/store/policies/list-policy-changes';
import { listDecidingPolicies } from '@/lib/store/policies/list-policy-names';
import { listReportingBundles } from '@/lib/store/policies/list-reporting-bundles';
import { listRevisionReviews } from '@/lib/store/policies/list-revision-reviews';
import { listRevisions } from '@/lib/store/policies/list-revisions';

/** Engines report every instance: this many reports reach back far enough. */
const MAX_CHANGES = 5_000;

export type PolicyHistory = {
  /** The nearest bundle that was reported to carry it. */
  bundle: string | null;
  /** Of a name that decides nothing itself: the policies below it that do. */
  carries: string[];
  /** Latest first. */
  revisions: ReviewedRevision[];
  /** In order of time. */
  activations: Activation[];
};

/** What is known of a policy or bundle by its name. Throws `not-found` when that is nothing. */
export async function readHistory(policy: string, zones: readonly string[] | null): Promise<PolicyHistory> {
  const names = [...listBundleNames(policy), ...namesCarrying(policy, await listReportingBundles(zones))];
  const related = { names, below: policy };
  const [changes, records, reviews, deciding] = await Promise.all([
    listPolicyChanges(names, { until: null, zones, limit: MAX_CHANGES }),
    listRevisions(related, zones),
    listRevisionReviews(related, zones),
    listDecidingPolicies(zones),
  ]);
  const decides = deciding.includes(policy);
  const below = decides ? [] : deciding.filter((name) => carries(policy, name));
  const isNamed = (each: { policy: string }) => each.policy === policy;
  if (!decides && below.length === 0 && !changes.some(isNamed) && !records.some(isNamed))
    throw new GatehouseError('not-found', `No policy named ${policy} is known.`, {
      remedy: 'Policies are known from their decisions and from change events. Look at the list of policies.',
    });
  const reported = new Set([...changes, ...records].map((each) => each.policy));
  return {
    bundle: names.slice(1).find((name) => reported.has(name)) ?? null,
    carries: below,
    revisions: addReviews(mergeRevisions(records, policy), reviews, policy),
    activations: foldActivations(changes, policy),
  };
}
