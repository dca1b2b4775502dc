import type { ActivationMarker } from '@/lib/alerting/detectors/mass-denials/find-activation';
import { groupBy } from '@/lib/domain/group-by';
import { listActivationChanges } from '@/lib/store/activation-reviews/list-activation-changes';
import { listReportingBundles } from '@/lib/store/policies/list-reporting-bundles';
import { DAY_MS } from './plan-pieces';

/** Engines that start again report what was active before: what is new is told by the reports of so many days. */
const KNOWN_MS = 7 * DAY_MS;

/** The activations of [fromMs, toMs), oldest first, with the policies of bundles that were sent here. */
export async function readActivations({
  fromMs,
  toMs,
}: {
  fromMs: number;
  toMs: number;
}): Promise<ActivationMarker[]> {
  const [changes, bundles] = await Promise.all([
    listActivationChanges({ from: new Date(fromMs - KNOWN_MS), to: new Date(toMs) }, { drills: 'included' }),
    listReportingBundles(null),
  ]);
  const byName = groupBy(bundles, ({ name }) => name);
  return changes
    .filter(({ type }) => type === 'policy-activated')
    .map(({ eventId, occurredAt, policy, revision, environment }) => ({
      eventId,
      atMs: Date.parse(occurredAt),
      policy,
      policies: byName.get(policy)?.map((bundle) => bundle.policy) ?? [],
      revision,
      environment,
    }))
    .filter(({ atMs }) => atMs >= fromMs);
}
