import { requirePermission } from '@/lib/auth/require-permission';
import type {
  PolicySuggestions,
  Suggestion,
  SuggestionLanguage,
  SuggestionQuery,
} from '@/lib/domain/read-models/suggestions';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import type { Observed } from '@/lib/policy/suggest/access';
import { suggestCedar } from '@/lib/policy/suggest/cedar/suggest-cedar';
import { greedyBound } from '@/lib/policy/suggest/cover-cells';
import type { EventFacts } from '@/lib/policy/suggest/event-facts';
import { suggestIstio } from '@/lib/policy/suggest/istio/suggest-istio';
import { measureRules } from '@/lib/policy/suggest/measure-rules';
import { suggestNetworkPolicy } from '@/lib/policy/suggest/network-policy/suggest-network-policy';
import type { Replayed, SuggestedText } from '@/lib/policy/suggest/suggested-text';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { readScope } from '../read-scope';
import { describeAccess, describeReason, describeRule, mergeAlike } from './describe-suggestion';
import { readGranted } from './read-granted';
import { readObserved, type ObservedFacts } from './read-observed';

const MAX_SERVICES = 200;
const MAX_UNCOVERED = 50;
/** Policies of the service whose unused permissions are looked for. */
const MAX_POLICIES = 3;

/**
 * The smallest set of allow rules for a service's good traffic of a window, what they would newly permit, and
 * what is permitted and unused. A proposal: nothing is changed. Needs events:read and policies:read.
 */
export async function getPolicySuggestions(
  actor: Actor,
  query: SuggestionQuery,
  now: Date,
): Promise<PolicySuggestions> {
  requirePermission(actor, 'policies:read');
  requirePermission(actor, 'events:read');
  const window = resolveWindow(query, now);
  const scope = readScope(actor, { ...query, service: undefined });
  const counts = await countDecisionsBy('service', window, { ...scope, policy: query.policy });
  const services = [...counts]
    .filter(([service]) => service !== '')
    .map(([service, count]) => ({ service, ...count }))
    .toSorted((one, other) => other.decisions - one.decisions || (one.service < other.service ? -1 : 1))
    .slice(0, MAX_SERVICES);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    language: query.language,
    services,
    suggestion: query.service ? await suggestFor(actor, query.service, query, window) : null,
  };
}

async function suggestFor(
  actor: Actor,
  service: string,
  query: SuggestionQuery,
  window: Window,
): Promise<Suggestion> {
  // Callers of other zones are told by events of theirs: the reader's zones bound them, not the chosen one.
  const { zones } = actor;
  const { environment, language } = query;
  const policies = await listPoliciesOf(actor, query, window);
  // Policies are asked in their own terms: what one is asked says nothing of what another should permit.
  const policy = query.policy ?? (language === 'cedar' ? policies[0]?.policy : undefined);
  const looked = policy === undefined ? policies.map((each) => each.policy) : [policy];
  const observed = await readObserved({ service, policy, environment, zones }, window);
  const granted: Suggestion['granted'] = [];
  for (const each of looked.slice(0, MAX_POLICIES))
    granted.push(await readGranted(each, window, service, zones));
  return {
    service,
    policy: policy ?? null,
    policies,
    ...describe(language, await SUGGEST[language](observed.facts, service), observed),
    isReplayable: language === 'cedar' && policy !== undefined,
    granted,
  };
}

const SUGGEST: Record<
  SuggestionLanguage,
  (events: readonly EventFacts[], service: string) => SuggestedText | Promise<SuggestedText>
> = {
  cedar: suggestCedar,
  'network-policy': suggestNetworkPolicy,
  istio: suggestIstio,
};

/** The policies that decided for the service, most often first. */
async function listPoliciesOf(
  actor: Actor,
  query: SuggestionQuery,
  window: Window,
): Promise<Suggestion['policies']> {
  const counts = await countDecisionsBy('policy', window, readScope(actor, { ...query, zone: undefined }));
  return [...counts]
    .filter(([policy]) => policy !== '')
    .map(([policy, count]) => ({ policy, ...count }))
    .toSorted((one, other) => other.decisions - one.decisions || (one.policy < other.policy ? -1 : 1));
}

function describe(
  language: SuggestionLanguage,
  { text, remarks, observed, suggestion, unsaid, replayed, mapping }: SuggestedText,
  { facts, read }: ObservedFacts,
): Omit<Suggestion, 'service' | 'policy' | 'policies' | 'isReplayable' | 'granted'> {
  const { rules, isSmallest, atLeast, largest, uncovered } = suggestion;
  const measures = measureRules(rules, observed);
  const left = uncovered.toSorted((one, other) => other.access.weight - one.access.weight);
  return {
    read,
    observed: countObserved(facts),
    text,
    remarks,
    rules: rules.map((rule, index) => describeRule(language, rule, measures[index]!)),
    isSmallest,
    atLeast,
    bound: isSmallest ? null : greedyBound(largest),
    uncovered: mergeAlike(
      left.map(({ access, reason }) => ({
        ...describeAccess(language, access),
        reason: describeReason(reason),
      })),
    ).slice(0, MAX_UNCOVERED),
    uncoveredEvents: sumEvents(left.map(({ access }) => access)),
    unsaid,
    replay: replayed && { by: language === 'cedar' ? 'cedar' : 'own-reading', ...countReplayed(replayed) },
    mapping,
  };
}

const sumEvents = (accesses: readonly Observed[]): number =>
  accesses.reduce((sum, { events }) => sum + events, 0);

function countObserved(facts: readonly EventFacts[]): Suggestion['observed'] {
  const sum = (is: (event: EventFacts) => boolean) => {
    const matching = facts.filter(is);
    return { events: matching.length, weight: matching.reduce((all, { weight }) => all + weight, 0) };
  };
  const isDenied = ({ outcome }: EventFacts) => outcome !== 'allow' && outcome !== 'allowed';
  const isSettled = ({ settled }: EventFacts) => settled === 'false-positive' || settled === 'true-block';
  return {
    allowed: sum((event) => !isDenied(event)),
    falsePositives: sum((event) => isDenied(event) && event.settled === 'false-positive'),
    trueBlocks: sum((event) => isDenied(event) && event.settled === 'true-block'),
    unsettled: sum((event) => isDenied(event) && !isSettled(event)),
  };
}

function countReplayed(replayed: readonly Replayed[]): Omit<NonNullable<Suggestion['replay']>, 'by'> {
  const count = (judged: Replayed['judged'], isPermitted?: boolean) =>
    replayed.filter(
      (each) => each.judged === judged && (isPermitted === undefined || each.isPermitted === isPermitted),
    ).length;
  return {
    good: count('good'),
    goodPermitted: count('good', true),
    trueBlocks: count('bad'),
    trueBlocksBlocked: count('bad', false),
    unsettled: count('open'),
    unsettledPermitted: count('open', true),
  };
}
