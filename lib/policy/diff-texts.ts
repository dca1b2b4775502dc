import { createTwoFilesPatch, diffLines, FILE_HEADERS_ONLY } from 'diff';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { PolicyTexts } from './pick-texts';

export type FileDiff = {
  path: string;
  change: 'added' | 'removed' | 'changed' | 'same';
  lines: DiffLine[];
};
export type TextDiff = { added: number; removed: number; files: FileDiff[] };

/**
 * The search for the shortest diff takes time by the square of its edits: beyond this many all lines
 * of a file count as replaced. Several files share what one may take.
 */
const MAX_EDITS = 1_000;
const maxEditsOf = (files: number) => Math.floor(MAX_EDITS / Math.sqrt(Math.max(1, files)));

/** Line endings and a missing last newline are no difference of a policy. */
const OPTIONS = { stripTrailingCr: true, ignoreNewlineAtEof: true } as const;

/** The difference of two revisions' texts, file by file in order of their paths. Pure and bounded. */
export function diffTexts(from: PolicyTexts, to: PolicyTexts): TextDiff {
  const paths = listPaths(from, to);
  const maxEditLength = maxEditsOf(countChanged(paths, from, to));
  const files = paths.map((path): FileDiff => {
    const before = from[path];
    const after = to[path];
    const lines = diffFile(before ?? '', after ?? '', maxEditLength);
    const change =
      before === undefined
        ? 'added'
        : after === undefined
          ? 'removed'
          : before === after
            ? 'same'
            : 'changed';
    return { path, change, lines };
  });
  const count = (kind: DiffLine['kind']) =>
    files.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  return { added: count('added'), removed: count('removed'), files };
}

const listPaths = (from: PolicyTexts, to: PolicyTexts): string[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].toSorted();

const countChanged = (paths: readonly string[], from: PolicyTexts, to: PolicyTexts): number =>
  paths.filter((path) => from[path] !== to[path]).length;

function diffFile(before: string, after: string, maxEditLength: number): DiffLine[] {
  const parts = diffLines(before, after, { ...OPTIONS, maxEditLength }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  let from = 1;
  let to = 1;
  return parts.flatMap(({ value, added, removed }) =>
    splitLines(value).map((text): DiffLine => {
      if (added) return { kind: 'added', from: null, to: to++, text };
      if (removed) return { kind: 'removed', from: from++, to: null, text };
      return { kind: 'same', from: from++, to: to++, text };
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
  const removed = splitLines(from);
  const added = splitLines(to);
  return [
    `--- ${before}`,
    `+++ ${after}`,
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    '',
  ].join('\n');
}
