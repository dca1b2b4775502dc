import type { PolicyRow } from '@/lib/domain/read-models/policy-list';
import { UNZONED } from '@/lib/domain/kinds';
import { carries, listBundleNames } from '@/lib/policy/bundle-names';
import { findFindings } from '@/lib/policy/find-findings';
import { namesCarrying } from '@/lib/policy/reporting-bundles';
import { mergeRevisions } from '@/lib/policy/merge-revisions';
import { estimateDenyAccuracy } from '@/lib/sli/estimate-deny-accuracy';
import { REVIEW_RULES } from '@/lib/sli/m03-policy-deny-accuracy';
import type { KnownPolicies, PolicyContext } from './read-policy-facts';

/** Below so many reviews an estimate says little, whatever its interval. */
const FEW_REVIEWS = 10;

const NOTHING = { decisions: 0, denials: 0, decided: 0, denied: 0, denialsOnly: 0 };

/** A row of the list of policies. */
export function describePolicy(
  name: string,
  context: PolicyContext,
  { now, unusedDays }: { now: Date; unusedDays: number },
): PolicyRow {
  const { decided, changed, revisions: records, events, shadowed, ownerOf } = context;
  const related = [...listBundleNames(name), ...namesCarrying(name, context.reporting)];
  const revisions = mergeRevisions(
    related.flatMap((each) => records.get(each) ?? []),
    name,
  );
  const changes = related.flatMap((each) => changed.get(each) ?? []);
  const own = decided.get(name);
  const zones = (own?.zones ?? changes[0]?.zones ?? []).filter((zone) => zone !== UNZONED);
  const counts = events.get(name) ?? NOTHING;
  const placement = context.placementOf(name);
  return {
    id: name,
    name,
    bundle: related.slice(1).find((each) => changed.has(each)) ?? null,
    owners: [...new Set(zones.flatMap((zone) => ownerOf.get(zone) ?? []))].toSorted(),
    engines: own?.sources ?? [],
    zones,
    revisions: revisions.length,
    latestRevision: revisions[0]?.revision ?? null,
    lastChangeAt:
      changes
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .at(-1) ?? null,
    ...knownSinceOf(name, context),
    decisions: counts.decisions,
    denials: counts.denials,
    accuracy: accuracyOf(name, context),
    findings: findFindings(
      {
        lastDecisionOn: own?.lastDay ?? null,
        hasEverDecided: own !== undefined,
        isCarrier: isCarrier(name, context),
        decided: counts.decided,
        denied: counts.denied,
        denialsOnly: counts.denialsOnly,
        shadowedBy: shadowed.get(name) ?? null,
        differing: placement?.newest
          ? {
              newest: placement.newest.revision,
              environments: placement.mismatches.map(({ environment }) => environment),
            }
          : null,
      },
      { now, unusedDays },
    ),
  };
}

/** Since when a policy is known: from its first revision, change or decision. */
export function knownSinceOf(
  name: string,
  { decided, changed, revisions, since }: KnownPolicies,
): { knownSince: string | null; isOlder: boolean } {
  const own = decided.get(name);
  const firstDecision = own?.firstDay ? `${own.firstDay}T00:00:00.000000Z` : null;
  const [firstTold = null] = [
    ...(changed.get(name) ? [changed.get(name)!.firstAt] : []),
    ...(revisions.get(name) ?? []).map(({ publishedAt }) => publishedAt),
  ].toSorted();
  // Of the first decision only the day is known: what was told on that day or before says it better.
  const isTold =
    firstTold !== null && (firstDecision === null || firstTold.slice(0, 10) <= firstDecision.slice(0, 10));
  const knownSince = isTold ? firstTold : firstDecision;
  const isOlder =
    own !== undefined && (firstDecision === null || Date.parse(firstDecision) <= since.getTime());
  return { knownSince: knownSince ?? (isOlder ? since.toISOString() : null), isOlder };
}

/** Whether others decide by its revisions, under names that are not below its own, or below. */
function isCarrier(name: string, { decided, revisions }: KnownPolicies): boolean {
  if (decided.has(name)) return false;
  const own = new Set((revisions.get(name) ?? []).map(({ revision }) => revision));
  return [...decided.values()].some(
    (each) => carries(name, each.policy) || each.revisions.some((revision) => own.has(revision)),
  );
}

function accuracyOf(name: string, { accuracy }: PolicyContext): PolicyRow['accuracy'] {
  const stratum = accuracy.find(({ policy }) => policy === name);
  if (!stratum) return { state: 'no-denials', estimate: null, interval: null, reviewed: 0 };
  const { estimate, interval, reviewed } = estimateDenyAccuracy([stratum], REVIEW_RULES);
  const state = reviewed === 0 ? 'not-reviewed' : reviewed < FEW_REVIEWS ? 'few-reviews' : 'measured';
  return { state, estimate, interval, reviewed };
}
