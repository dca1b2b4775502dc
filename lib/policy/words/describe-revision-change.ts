import type { ChangeWords, WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
import type { PolicyTexts } from '../pick-texts';
import { compareCedar } from './cedar/compare-cedar';
import { chooseComparison, type ChooseComparison, type ComparisonName } from './choose-comparison';
import { compareDocuments } from './documents/compare-documents';
import { compareRego } from './rego/compare-rego';
import type { Comparison, SourceFile } from './statement';
import { compareAsText } from './text/compare-as-text';
import { trimLineEnds } from './text/trim-line-ends';
import { writeVerdict } from './write-verdict';

/** Statements, details of each, and characters of a sentence beyond these are not listed. */
const MAX_STATEMENTS = 60;
const MAX_DETAILS = 24;
const MAX_SENTENCE = 1_200;
const MAX_NAME = 200;

/** `unchanged` are the files that both revisions have: what differs may mean something else beside them. */
type Compare = (
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  unchanged: readonly SourceFile[],
) => Comparison;

const COMPARISONS: Readonly<Record<ComparisonName, Compare>> = {
  cedar: compareCedar,
  rego: compareRego,
  documents: compareDocuments,
  text: (before, after) => compareAsText('plain text', before, after, []),
};

/**
 * What changed between two revisions, in words: by structure where the language is known, else as text, and
 * said so. Pure and bounded; any text is answered. `choose` says how a file is compared.
 */
export function describeRevisionChange(
  before: PolicyTexts,
  after: PolicyTexts,
  choose: ChooseComparison = chooseComparison,
): ChangeWords {
  const [old, now] = [listFiles(before, after), listFiles(after, before)];
  const names = new Map(
    [...new Set([...old, ...now].map(({ path }) => path))].map((path) => [
      path,
      choosePair(before[path], after[path], (text) => choose(path, text)),
    ]),
  );
  const differ = new Set(names.keys());
  const unchanged = Object.entries(after)
    .filter(([path]) => !differ.has(path))
    .map(([path, text]): SourceFile => ({ path, text: normalise(text) }));
  const compared = (Object.keys(COMPARISONS) as ComparisonName[]).map((name) => {
    const isOfName = ({ path }: SourceFile) => names.get(path) === name;
    const [one, other] = [old.filter(isOfName), now.filter(isOfName)];
    // Nothing to compare, nothing to look for beside it.
    const beside = one.length + other.length > 0 ? unchanged : [];
    return COMPARISONS[name](
      one,
      other,
      beside.filter(({ path, text }) => choose(path, text) === name),
    );
  });
  const statements = compared.flatMap((each) => each.statements).toSorted(byWeight);
  const files = compared.flatMap((each) => each.files).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    ...writeVerdict(statements, files),
    statements: statements.slice(0, MAX_STATEMENTS).map(cut),
    more: Math.max(0, statements.length - MAX_STATEMENTS),
    files,
  };
}

/** The files that differ from the other side's; line endings and the end of a text are no difference. */
const listFiles = (texts: PolicyTexts, others: PolicyTexts): SourceFile[] =>
  Object.keys(texts)
    .toSorted()
    .flatMap((path) => {
      const [text, other] = [normalise(texts[path]!), others[path]];
      return other !== undefined && trimLineEnds(normalise(other)) === trimLineEnds(text)
        ? []
        : [{ path, text }];
    });

const normalise = (text: string): string => text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');

/** A text that is of another language on each side is compared as text. */
function choosePair(
  before: string | undefined,
  after: string | undefined,
  choose: (text: string) => ComparisonName,
): ComparisonName {
  const [old, now] = [before ?? after ?? '', after ?? before ?? ''].map(choose);
  return old === now ? now! : 'text';
}

const WEIGHTS: Readonly<Record<WordEffect, number>> = { widens: 1, narrows: 1, unknown: 2, none: 3 };
const weightOf = ({ kind, effect }: WordStatement): number => (kind === 'unreadable' ? 0 : WEIGHTS[effect]);

const byWeight = (one: WordStatement, other: WordStatement): number =>
  weightOf(one) - weightOf(other) ||
  compare(one.place.file, other.place.file) ||
  (one.place.line ?? 0) - (other.place.line ?? 0);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function cut(statement: WordStatement): WordStatement {
  const { details, name, sentence } = statement;
  const rest = details.length - MAX_DETAILS;
  const listed = rest > 1 ? details.slice(0, MAX_DETAILS) : details;
  return {
    ...statement,
    name: cutText(name, MAX_NAME),
    sentence: cutText(sentence, MAX_SENTENCE),
    details: [
      ...listed.map((detail) => ({ ...detail, sentence: cutText(detail.sentence, MAX_SENTENCE) })),
      ...(rest > 1 ? [{ effect: statement.effect, sentence: `And ${rest} more.` }] : []),
    ],
  };
}

const cutText = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
