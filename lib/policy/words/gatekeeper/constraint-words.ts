import { describePathChanges, listPathChanges } from '../data/list-path-changes';
import { describeMetadata } from '../documents/describe-metadata';
import { withoutMetadata } from '../documents/generic-words';
import {
  canonical,
  fieldsOf,
  textOf,
  type Fields,
  type KubernetesObject,
} from '../documents/kubernetes-object';
import {
  describeAddedOrRemoved,
  describeChanged,
  subjectOf,
  type ObjectWords,
} from '../documents/object-words';
import { implies } from '../logic/implies';
import { quote } from '../quote';
import { effectOfProofs, joinEffects, turnEffect, type Detail } from '../statement';
import { matchReasoning, readMatch } from './read-match';

/** Gatekeeper's constraints: what they do with a violation, what they match, and their parameters. */
export const constraintWords: ObjectWords = {
  describeChange(before, after) {
    const [old, now] = [specOf(before), specOf(after)];
    const rest = (object: KubernetesObject) => ({
      ...withoutMetadata(object.fields),
      spec: { ...specOf(object), enforcementAction: undefined, match: undefined },
    });
    const details = [
      ...describeAction(actionOf(old), actionOf(now)),
      ...describeMatch(old['match'], now['match']),
      ...describePathChanges(listPathChanges(rest(before), rest(after)), 'unknown'),
      ...describeMetadata(before, after),
    ];
    const effect = joinEffects(details.map((detail) => detail.effect));
    const notes =
      effect !== 'none' && !denies(actionOf(old)) && !denies(actionOf(now)) ? [noteOn(actionOf(now))] : [];
    return [describeChanged(after, subjectOf(after), effect, [...details, ...notes])];
  },
  describeWhole(object, kind) {
    const action = actionOf(specOf(object));
    const effect = !denies(action) ? 'none' : kind === 'added' ? 'narrows' : 'widens';
    return [
      describeAddedOrRemoved(
        object,
        subjectOf(object),
        kind,
        effect,
        `: ${MEANING[action] ?? `its action is ${quote(action)}`}`,
      ),
    ];
  },
};

const specOf = ({ fields }: KubernetesObject): Fields => fieldsOf(fields['spec']);

/** Gatekeeper denies unless a constraint says otherwise. */
const actionOf = (spec: Fields): string => textOf(spec['enforcementAction']) ?? 'deny';

const MEANING: Readonly<Record<string, string>> = {
  deny: 'violations are denied',
  warn: 'violations are admitted with a warning',
  dryrun: 'violations are only reported',
};
/** Actions that are not known here, such as scoped ones, may deny. */
const denies = (action: string): boolean => action !== 'warn' && action !== 'dryrun';

const noteOn = (action: string): Detail => ({
  effect: 'none',
  isNote: true,
  sentence: `The enforcement action is ${action}: ${MEANING[action]}.`,
});

function describeAction(old: string, now: string): Detail[] {
  if (old === now) return [];
  const isKnown = old in MEANING && now in MEANING;
  const effect = !isKnown
    ? 'unknown'
    : denies(old) === denies(now)
      ? 'none'
      : denies(now)
        ? 'narrows'
        : 'widens';
  return [
    {
      effect,
      sentence: `The enforcement action is now ${quote(now)}, and was ${quote(old)}: ${MEANING[now] ?? 'what it does is not known'}.`,
    },
  ];
}

function describeMatch(before: unknown, after: unknown): Detail[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  const [old, now] = [readMatch(before), readMatch(after)];
  const matched = effectOfProofs(implies(now, old, matchReasoning), implies(old, now, matchReasoning));
  const effect = turnEffect(matched);
  return describePathChanges(listPathChanges(before ?? {}, after ?? {}, 'spec.match'), effect);
}
