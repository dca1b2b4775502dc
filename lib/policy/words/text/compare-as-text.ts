import { diffLines } from 'diff';
import type { WordStatement } from '@/lib/domain/read-models/policy-words';
import { countWords, quote } from '../quote';
import type { Comparison, SourceFile } from '../statement';
import { trimLineEnds } from './trim-line-ends';

/** Why a text could not be taken apart, and where; `line` counts from 1. */
export type TextProblem = { path: string; side: 'from' | 'to'; line: number | null; reason: string };

/** Beyond this many edits the numbers of lines are not worth their time: all count as replaced. */
const MAX_EDITS = 500;
const MAX_REASON = 300;

/**
 * What changed between texts whose language is not taken apart, or that are broken: lines, and which.
 * `language` names what they are, as "Cedar" or "plain text".
 */
export function compareAsText(
  language: string,
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  problems: readonly TextProblem[],
): Comparison {
  const [old, now] = [toMap(before), toMap(after)];
  const reasons = new Map(problems.map((problem) => [problem.path, problem]));
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return {
    statements: paths.flatMap((path) => {
      const problem = reasons.get(path);
      const change = describeLines(path, old.get(path), now.get(path));
      return [
        ...(problem && change ? [describeProblem(language, problem)] : []),
        ...(change ? [change] : []),
      ];
    }),
    files: paths.map((path) => ({
      path,
      comparison: 'text',
      sentence: reasons.has(path)
        ? `Compared as text: it could not be read as ${language}.`
        : `Compared as text: lines of ${language}, whose meaning is not looked into.`,
    })),
  };
}

const toMap = (files: readonly SourceFile[]): Map<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

function describeProblem(language: string, { path, side, line, reason }: TextProblem): WordStatement {
  const at = line === null ? '' : `, line ${line}`;
  return {
    kind: 'unreadable',
    effect: 'unknown',
    what: 'file',
    name: path,
    place: { file: path, side, line },
    sentence: `${quote(path)} cannot be read as ${language} (text ${side === 'from' ? 'before' : 'after'}${at}): ${reason.slice(0, MAX_REASON)}.`,
    details: [],
  };
}

function describeLines(
  path: string,
  before: string | undefined,
  after: string | undefined,
): WordStatement | null {
  const base = { what: 'file', name: path, effect: 'unknown' as const, details: [] };
  if (before === undefined || after === undefined) {
    const isAdded = before === undefined;
    const lines = countLines(before ?? after ?? '');
    return {
      ...base,
      kind: isAdded ? 'added' : 'removed',
      place: { file: path, side: isAdded ? 'to' : 'from', line: lines > 0 ? 1 : null },
      sentence: `${quote(path)} was ${isAdded ? 'added' : 'removed'}, ${countWords(lines, 'line')} of text.`,
    };
  }
  const [old, now] = [normalise(before), normalise(after)];
  if (old === now) return null;
  const { added, removed, place } = countChanges(old, now);
  if (removeBlanks(old) === removeBlanks(now))
    return {
      ...base,
      kind: 'reformatted',
      effect: 'none',
      place: { file: path, ...place },
      sentence: `${quote(path)} differs in blank lines and blanks at the ends of lines only.`,
    };
  return {
    ...base,
    kind: 'changed',
    place: { file: path, ...place },
    sentence: `${quote(path)} was changed: ${countWords(added, 'line')} added, ${removed} removed.`,
  };
}

const normalise = (text: string): string => trimLineEnds(text.replaceAll('\r\n', '\n'));
/** Blanks within lines and indentation may mean something in a language that is not known. */
const removeBlanks = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
const countLines = (text: string): number =>
  normalise(text) === '' ? 0 : normalise(text).split('\n').length;

type Spot = { side: 'from' | 'to'; line: number };

/** How many lines came and went, and the first of those that came, or else of those that went. */
function countChanges(before: string, after: string) {
  const parts = diffLines(`${before}\n`, `${after}\n`, { maxEditLength: MAX_EDITS }) ?? [
    { count: countLines(before), removed: true, added: false },
    { count: countLines(after), removed: false, added: true },
  ];
  let [added, removed, from, to] = [0, 0, 1, 1];
  let [firstAdded, firstRemoved]: (Spot | null)[] = [null, null];
  for (const part of parts) {
    const count = part.count ?? 0;
    if (part.added) {
      firstAdded ??= { side: 'to', line: to };
      added += count;
    } else if (part.removed) {
      firstRemoved ??= { side: 'from', line: from };
      removed += count;
    }
    if (!part.added) from += count;
    if (!part.removed) to += count;
  }
  return { added, removed, place: firstAdded ?? firstRemoved ?? { side: 'to' as const, line: null } };
}
