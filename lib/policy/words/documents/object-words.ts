import type { WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
import { countWords, quote } from '../quote';
import type { Detail } from '../statement';
import { lineIn, type KubernetesObject } from './kubernetes-object';

/** What is known beside the objects that are compared. */
export type ObjectContext = {
  /** Every other object of that kind of the two revisions, also those that did not change. */
  listOthers(): readonly KubernetesObject[];
};

/** How one kind of object is told in words. */
export type ObjectWords = {
  describeChange(before: KubernetesObject, after: KubernetesObject, context: ObjectContext): WordStatement[];
  describeWhole(object: KubernetesObject, kind: 'added' | 'removed', context: ObjectContext): WordStatement[];
};

export type Verbs = Readonly<Record<WordEffect, string>>;

const VERBS: Verbs = {
  widens: 'permits more',
  narrows: 'permits less',
  none: 'keeps its meaning',
  unknown: 'was changed',
};

/** "NetworkPolicy `api` permits less: ingress …", for an object or something in it, such as a rule. */
export function describeChanged(
  object: KubernetesObject,
  subject: { what: string; name: string; path?: readonly (string | number)[] },
  effect: WordEffect,
  details: readonly Detail[],
  verbs: Verbs = VERBS,
): WordStatement {
  const [first, ...rest] = details;
  const others = rest.filter(({ isNote }) => !isNote).length;
  const more = others > 0 ? ` ${countWords(others, 'more part')} changed.` : '';
  return {
    kind: effect === 'none' && details.length === 0 ? 'reformatted' : 'changed',
    effect,
    what: subject.what,
    name: subject.name,
    place: placeOf(object, 'to', subject.path),
    sentence: `${titleOf(subject)} ${verbs[effect]}: ${first ? lower(first.sentence) : 'it is only written differently.'}${more}`,
    details: rest.length > 0 ? details.map(withoutMark) : [],
  };
}

/** "Rule `r` was added: …"; `tail` is the rest of the sentence with its own mark before it. */
export function describeAddedOrRemoved(
  object: KubernetesObject,
  subject: { what: string; name: string; path?: readonly (string | number)[] },
  kind: 'added' | 'removed',
  effect: WordEffect,
  tail: string,
  details: readonly Detail[] = [],
): WordStatement {
  return {
    kind,
    effect,
    what: subject.what,
    name: subject.name,
    place: placeOf(object, kind === 'added' ? 'to' : 'from', subject.path),
    sentence: `${titleOf(subject)} was ${kind}${tail}.`,
    details: details.map(withoutMark),
  };
}

const withoutMark = ({ effect, sentence }: Detail) => ({ effect, sentence });

export const subjectOf = ({ kind, name, namespace }: KubernetesObject) => ({
  what: kind,
  name: namespace === null ? name : `${namespace}/${name}`,
});

const titleOf = ({ what, name }: { what: string; name: string }): string =>
  `${what.slice(0, 1).toUpperCase()}${what.slice(1)}${name === '' ? '' : ` ${quote(name)}`}`;

const lower = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1);

const placeOf = (object: KubernetesObject, side: 'from' | 'to', path?: readonly (string | number)[]) => ({
  file: object.document.path,
  side,
  line: lineIn(object, path),
});
