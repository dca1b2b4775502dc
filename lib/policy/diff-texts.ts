import { createTwoFilesPatch, diffArrays, FILE_HEADERS_ONLY } from 'diff';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { PolicyTexts } from './pick-texts';

export type FileDiff = {
  path: string;
  change: 'added' | 'removed' | 'changed' | 'same';
  added: number;
  removed: number;
  lines: DiffLine[];
};
/** Whether white space within and around the words of a line tells lines apart. */
export type Whitespace = 'exact' | 'ignored';
export type TextDiff = { added: number; removed: number; whitespace: Whitespace; files: FileDiff[] };

/**
 * The search for the shortest diff takes time by the square of its edits: beyond this many all lines
 * of a file count as replaced. Several files share what one may take.
 */
const MAX_EDITS = 2_000;
const maxEditsOf = (files: number) => Math.floor(MAX_EDITS / Math.sqrt(Math.max(1, files)));

/**
 * The difference of two revisions' texts, file by file in order of their paths. Line endings and a
 * missing last newline tell no lines apart. Of lines that are the same but for ignored white space the
 * text is that of `to`. Pure; the time is bounded, the size is that of the texts.
 */
export function diffTexts(from: PolicyTexts, to: PolicyTexts, whitespace: Whitespace = 'exact'): TextDiff {
  const paths = listPaths(from, to);
  const maxEditLength = maxEditsOf(countChanged(paths, from, to));
  const files = paths.map((path): FileDiff => {
    const before = from[path];
    const after = to[path];
    const lines = diffFile(splitLines(before ?? ''), splitLines(after ?? ''), maxEditLength, whitespace);
    const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
    const change =
      before === undefined
        ? 'added'
        : after === undefined
          ? 'removed'
          : before === after
            ? 'same'
            : 'changed';
    return { path, change, added: count('added'), removed: count('removed'), lines };
  });
  const sum = (kind: 'added' | 'removed') => files.reduce((total, file) => total + file[kind], 0);
  return { added: sum('added'), removed: sum('removed'), whitespace, files };
}

const listPaths = (from: PolicyTexts, to: PolicyTexts): string[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].toSorted();

const countChanged = (paths: readonly string[], from: PolicyTexts, to: PolicyTexts): number =>
  paths.filter((path) => from[path] !== to[path]).length;

/**
 * `ignoreWhitespace` of the library's `diffLines` forgives only the ends of a line; a formatter also
 * changes `a:=b` to `a := b`. So lines are compared as `diff -w` does: without any white space.
 */
const keyOf = (line: string, whitespace: Whitespace) =>
  whitespace === 'ignored' ? line.replace(/\s+/g, '') : line;

function diffFile(
  before: readonly string[],
  after: readonly string[],
  maxEditLength: number,
  whitespace: Whitespace,
): DiffLine[] {
  const keys = [before, after].map((lines) => lines.map((line) => keyOf(line, whitespace)));
  const parts = diffArrays(keys[0]!, keys[1]!, { maxEditLength }) ?? [
    { count: before.length, removed: true, added: false },
    { count: after.length, removed: false, added: true },
  ];
  let from = 0;
  let to = 0;
  return parts.flatMap(({ count, added, removed }) =>
    Array.from({ length: count }, (): DiffLine => {
      if (added) return { kind: 'added', from: null, to: to + 1, text: after[to++]! };
      if (removed) return { kind: 'removed', from: from + 1, to: null, text: before[from++]! };
      return { kind: 'same', from: ++from, to: to + 1, text: after[to++]! };
    }),
  );
}

function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (text.endsWith('\n')) lines.pop();
  return lines;
}

/** The same difference as a unified diff of the changed files, as `patch` and `git apply` read it. */
export function writeUnifiedDiff(from: PolicyTexts, to: PolicyTexts): string {
  const paths = listPaths(from, to).filter((path) => from[path] !== to[path]);
  const maxEditLength = maxEditsOf(paths.length);
  return paths
    .map((path) => {
      const names = [
        from[path] === undefined ? '/dev/null' : `a/${path}`,
        to[path] === undefined ? '/dev/null' : `b/${path}`,
      ] as const;
      const patch = createTwoFilesPatch(...names, from[path] ?? '', to[path] ?? '', undefined, undefined, {
        context: 3,
        maxEditLength,
        headerOptions: FILE_HEADERS_ONLY,
      });
      return patch ?? writeReplacement(names, from[path] ?? '', to[path] ?? '');
    })
    .join('');
}

/** One hunk that takes out every line and puts in the new ones. */
function writeReplacement([before, after]: readonly [string, string], from: string, to: string): string {
  const removed = writeSide('-', from);
  const added = writeSide('+', to);
  const rangeOf = ({ count }: { count: number }) => `${count === 0 ? 0 : 1},${count}`;
  return `--- ${before}\n+++ ${after}\n@@ -${rangeOf(removed)} +${rangeOf(added)} @@\n${removed.text}${added.text}`;
}

/** All lines of a text with their sign; bytes stay as they are, so that `git apply` finds them. */
function writeSide(sign: '+' | '-', text: string): { count: number; text: string } {
  if (text === '') return { count: 0, text: '' };
  const isWhole = text.endsWith('\n');
  const lines = (isWhole ? text.slice(0, -1) : text).split('\n');
  const end = isWhole ? '' : '\\ No newline at end of file\n';
  return { count: lines.length, text: lines.map((line) => `${sign}${line}\n`).join('') + end };
}
