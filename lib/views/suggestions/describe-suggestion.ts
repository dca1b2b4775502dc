import type {
  SuggestionLanguage,
  SuggestedAccess,
  SuggestedRule,
} from '@/lib/domain/read-models/suggestions';
import type { Access, Condition, Observed, PathPattern, Rule } from '@/lib/policy/suggest/access';
import { readTarget } from '@/lib/policy/suggest/cedar/cedar-target';
import { formatPattern } from '@/lib/policy/suggest/generalise-paths';
import type { RuleMeasure } from '@/lib/policy/suggest/measure-rules';
import type { UncoveredReason } from '@/lib/policy/suggest/suggest-rules';

const MAX_DENIED = 10;

/** A rule in the words of the screens. */
export const describeRule = (
  language: SuggestionLanguage,
  rule: Rule,
  measure: RuleMeasure,
): SuggestedRule => ({
  principals: [...rule.principals],
  actions: [...rule.actions],
  resources: rule.paths
    ? rule.paths.map((path) => nameResource(language, rule.target, path))
    : [nameResource(language, rule.target, null)],
  conditions: rule.conditions.map(describeCondition),
  events: measure.events,
  weight: measure.weight,
  open: measure.open.map(({ pattern, seen }) => ({
    resource: nameResource(language, rule.target, pattern),
    seen,
  })),
  denied: mergeAlike(measure.denied.map((access) => describeAccess(language, access))).slice(0, MAX_DENIED),
  deniedEvents: measure.denied.reduce((sum, { events }) => sum + events, 0),
});

/** An access in the words of the screens. */
export const describeAccess = (language: SuggestionLanguage, access: Observed): SuggestedAccess => ({
  principal: access.principal,
  action: access.action,
  resource: nameResource(language, access.target, access.path),
  events: access.events,
  weight: access.weight,
});

/** Accesses that differ in their context only read the same: their counts are added. */
export function mergeAlike<Shown extends SuggestedAccess>(accesses: readonly Shown[]): Shown[] {
  const merged = new Map<string, Shown>();
  for (const access of accesses) {
    const key = JSON.stringify([access.principal, access.action, access.resource]);
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? { ...known, events: known.events + access.events, weight: known.weight + access.weight }
        : access,
    );
  }
  return [...merged.values()].toSorted((one, other) => other.weight - one.weight);
}

const REASONS: Record<UncoveredReason, string> = {
  'also-rightly-denied': 'The very same was rightly blocked at another time.',
  'not-told-apart': 'Nothing that a rule can say tells it from what was rightly blocked.',
};

/** Why a good access is not permitted. */
export const describeReason = (reason: UncoveredReason): string => REASONS[reason];

function nameResource(
  language: SuggestionLanguage,
  target: Access['target'],
  path: PathPattern | null,
): string {
  if (language !== 'cedar') return path ? formatPattern(path) : target;
  const read = readTarget(target);
  if ('entity' in read) return path ? `${read.entity} ${formatPattern(path)}` : read.entity;
  const id = path?.[0] ?? null;
  return id === null ? `any ${read.type}` : `${read.type}::${JSON.stringify(id)}`;
}

const describeCondition = ({ attribute, values }: Condition): string =>
  `${attribute} is ${values.map((value) => String(value)).join(' or ')}`;
