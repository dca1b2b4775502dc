import { expect, test } from 'vitest';
import { describeDiff, describeFile } from './describe-diff';

const file = (change: 'added' | 'removed' | 'changed' | 'same') => ({
  path: 'a',
  language: 'rego' as const,
  change,
  lines: [],
});

test.each([
  [
    { files: [file('changed'), file('added'), file('same')], added: 6, removed: 3 },
    '2 files changed: 6 lines added, 3 removed.',
  ],
  [{ files: [file('changed')], added: 1, removed: 0 }, '1 file changed: 1 line added.'],
  [{ files: [file('removed')], added: 0, removed: 12 }, '1 file changed: 12 lines removed.'],
  [{ files: [file('same')], added: 0, removed: 0 }, 'Nothing changed: the texts are the same.'],
  [
    { files: [file('changed')], added: 0, removed: 0 },
    '1 file changed, but no line: only line endings or the last newline differ.',
  ],
])('says in words what changed', (diff, words) => {
  expect(describeDiff(diff)).toBe(words);
});

test('says what became of a file', () => {
  const line = { kind: 'added', from: null, to: 1, text: '' } as const;
  expect(describeFile({ change: 'added', lines: [line] })).toBe('new file, 1 line');
  expect(describeFile({ change: 'changed', lines: [line] })).toBe('1 added, 0 removed');
  expect(describeFile({ change: 'same', lines: [] })).toBe('unchanged');
});
