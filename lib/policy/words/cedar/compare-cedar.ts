import type { WordEffect, WordFile, WordStatement } from '@/lib/domain/read-models/policy-words';
import { compareAsText } from '../text/compare-as-text';
import { quote } from '../quote';
import type { Comparison, Detail, SourceFile } from '../statement';
import { describePolicyChange } from './describe-policy-change';
import type { PolicyJson } from './expression';
import { readScope, SCOPE_VARIABLES } from './list-parts';
import { idOf, matchPolicies, meaningOf, type PlacedPolicy } from './match-policies';
import { readPolicy } from './read-policy';
import { splitPolicies, type PolicyPiece } from './split-policies';

const STRUCTURAL = 'Cedar, compared by its structure: policies, their scope and their conditions.';

/** Policies beyond this many are not taken apart one by one, so that the answer does not keep anybody waiting. */
const MAX_CHANGED = 2_000;
const TOO_MANY = 'too many of its policies changed to be taken apart one by one';
/** Steps that all proofs of a comparison may take together. */
const MAX_STEPS = 400_000;

type Side = 'from' | 'to';
type PlacedPiece = PolicyPiece & { path: string };
type Problem = { path: string; side: Side; line: number | null; reason: string };

/**
 * What changed between two sets of Cedar policies, also where they moved between files. A file that
 * Cedar cannot parse is compared as text, and said to be.
 */
export function compareCedar(before: readonly SourceFile[], after: readonly SourceFile[]): Comparison {
  const broken = new Map<string, Problem>();
  for (;;) {
    const intact = (files: readonly SourceFile[]) => files.filter(({ path }) => !broken.has(path));
    const [old, now] = [splitAll(intact(before)), splitAll(intact(after))];
    const [gone, come] = dropSame(old, now);
    const tooMany = gone.length + come.length > MAX_CHANGED;
    const [oldRead, nowRead] = [readAll(tooMany ? [] : gone, 'from'), readAll(tooMany ? [] : come, 'to')];
    const problems = tooMany
      ? come.concat(gone).map(({ path }) => ({ path, side: 'to' as const, line: null, reason: TOO_MANY }))
      : [...oldRead.problems, ...nowRead.problems];
    if (problems.length === 0) return join(oldRead.policies, nowRead.policies);
    for (const problem of problems) if (!broken.has(problem.path)) broken.set(problem.path, problem);
  }

  function join(oldPolicies: PlacedPolicy[], newPolicies: PlacedPolicy[]): Comparison {
    const asText = compareAsText(
      'Cedar',
      before.filter(({ path }) => broken.has(path)),
      after.filter(({ path }) => broken.has(path)),
      [...broken.values()],
    );
    return {
      statements: [...asText.statements, ...describePolicies(oldPolicies, newPolicies)],
      files: [...asText.files, ...listStructural(before, after, broken)],
    };
  }
}

function listStructural(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  broken: ReadonlyMap<string, unknown>,
): WordFile[] {
  const paths = new Set([...before, ...after].map(({ path }) => path));
  return [...paths]
    .filter((path) => !broken.has(path))
    .map((path) => ({ path, comparison: 'structural', sentence: STRUCTURAL }));
}

const splitAll = (files: readonly SourceFile[]): PlacedPiece[] =>
  files.flatMap(({ path, text }) => splitPolicies(text).map((piece) => ({ ...piece, path })));

/** Without what stands on both sides word for word in the same file: that needs no parser. */
function dropSame(
  before: readonly PlacedPiece[],
  after: readonly PlacedPiece[],
): [PlacedPiece[], PlacedPiece[]] {
  const keyOfPiece = ({ path, text }: PlacedPiece) => `${path}\n${text}`;
  const counts = new Map<string, number>();
  for (const piece of before) counts.set(keyOfPiece(piece), (counts.get(keyOfPiece(piece)) ?? 0) + 1);
  const same = new Map<string, number>();
  const come = after.filter((piece) => {
    const key = keyOfPiece(piece);
    const left = counts.get(key) ?? 0;
    if (left === 0) return true;
    counts.set(key, left - 1);
    same.set(key, (same.get(key) ?? 0) + 1);
    return false;
  });
  const gone = before.filter((piece) => {
    const key = keyOfPiece(piece);
    const left = same.get(key) ?? 0;
    if (left > 0) same.set(key, left - 1);
    return left === 0;
  });
  return [gone, come];
}

function readAll(pieces: readonly PlacedPiece[], side: Side) {
  const policies: PlacedPolicy[] = [];
  const problems: Problem[] = [];
  for (const piece of pieces) {
    const read = readPolicy(piece);
    if ('json' in read) policies.push({ ...read, path: piece.path });
    else problems.push({ ...read, path: piece.path, side });
  }
  return { policies, problems };
}

function describePolicies(before: readonly PlacedPolicy[], after: readonly PlacedPolicy[]): WordStatement[] {
  const { pairs, removed, added } = matchPolicies(before, after);
  const budget = { steps: MAX_STEPS };
  return [
    ...pairs.flatMap(([one, other]) => describePair(one, other, budget)),
    ...added.map((policy) => describeWhole(policy, 'added')),
    ...removed.map((policy) => describeWhole(policy, 'removed')),
  ];
}

const placeOf = ({ path, line }: PlacedPolicy, side: Side) => ({ file: path, side, line });

/** Its id, else the scope by which a reader finds it. */
const nameOf = (policy: PlacedPolicy): string => idOf(policy) ?? writeHead(policy.json);

function writeHead(json: PolicyJson): string {
  const parts = SCOPE_VARIABLES.map((variable) => readScope(json, variable).words.replaceAll('`', ''));
  return `for ${parts.join(', ')}`;
}

const title = (policy: PlacedPolicy, name: string): string => {
  const what = policy.json.effect === 'permit' ? 'Permit' : 'Forbid';
  return idOf(policy) === null ? `${what} ${name}` : `${what} ${quote(name)}`;
};

function describePair(one: PlacedPolicy, other: PlacedPolicy, budget: { steps: number }): WordStatement[] {
  const name = nameOf(other);
  const base = { what: other.json.effect, name, place: placeOf(other, 'to') };
  if (meaningOf(one) === meaningOf(other)) return describeSameMeaning(one, other, base);
  const { effect, details } = describePolicyChange(one.json, other.json, budget);
  const [first, ...rest] = details;
  if (effect === 'none')
    return [
      {
        ...base,
        kind: 'changed',
        effect,
        sentence: `${title(other, name)} is written differently and means the same.`,
        details,
      },
    ];
  const more = rest.length > 0 ? ` ${rest.length} more ${rest.length === 1 ? 'part' : 'parts'} changed.` : '';
  const verb = verbOf(one.json.effect !== other.json.effect ? 'turned' : other.json.effect, effect);
  return [
    {
      ...base,
      kind: 'changed',
      effect,
      sentence: `${title(other, name)} ${verb}: ${first ? lower(first.sentence) : 'it reads differently.'}${more}`,
      details: rest.length > 0 ? details : [],
    },
  ];
}

const lower = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1);

/** What it does to the policy itself: a forbid that permits less is wider. */
function verbOf(policy: 'permit' | 'forbid' | 'turned', effect: WordEffect): string {
  if (policy === 'turned' || effect === 'unknown') return 'was changed';
  return (effect === 'widens') === (policy === 'permit') ? 'was widened' : 'was narrowed';
}

function describeSameMeaning(
  one: PlacedPolicy,
  other: PlacedPolicy,
  base: Pick<WordStatement, 'what' | 'name' | 'place'>,
): WordStatement[] {
  const details = describeAnnotations(one.json.annotations ?? {}, other.json.annotations ?? {});
  if (details.length === 0 && one.path === other.path && wordsOf(one) === wordsOf(other)) return [];
  const what =
    one.path !== other.path
      ? `was moved here from ${quote(one.path)}`
      : details.length > 0
        ? 'changed its annotations only'
        : 'is only formatted or commented differently';
  return [
    {
      ...base,
      kind: details.length > 0 ? 'changed' : 'reformatted',
      effect: 'none',
      sentence: `${title(other, base.name)} ${what}.`,
      details,
    },
  ];
}

/** Line endings are no difference. */
const wordsOf = ({ text }: PlacedPolicy): string => text.replaceAll('\r\n', '\n');

const describeAnnotations = (old: Record<string, string>, now: Record<string, string>): Detail[] =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    if (old[name] === now[name]) return [];
    const change =
      old[name] === undefined ? 'was added' : now[name] === undefined ? 'was removed' : 'was changed';
    return [{ effect: 'none' as const, sentence: `The annotation ${quote(`@${name}`)} ${change}.` }];
  });

function describeWhole(policy: PlacedPolicy, kind: 'added' | 'removed'): WordStatement {
  const name = nameOf(policy);
  const { effect } = policy.json;
  const permitsMore = (effect === 'permit') === (kind === 'added');
  const clauses = policy.json.conditions.length;
  const scope = idOf(policy) === null ? '' : `, ${writeHead(policy.json)}`;
  const conditional = clauses === 0 ? ', without conditions' : '';
  return {
    kind,
    effect: permitsMore ? 'widens' : 'narrows',
    what: effect,
    name,
    place: placeOf(policy, kind === 'added' ? 'to' : 'from'),
    sentence: `${title(policy, name)} was ${kind}${scope}${conditional}.`,
    details: [],
  };
}
