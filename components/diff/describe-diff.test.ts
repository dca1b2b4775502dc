import { expect, test } from 'vitest';
import { describeDiff, describeFile } from './describe-diff';

const file = (change: 'added' | 'removed' | 'changed' | 'same') => ({ change });

test.each([
  [
    { files: [file('changed'), file('added'), file('same')], added: 6, removed: 3 },
    '2 files changed: 6 lines added, 3 removed.',
  ],
  [{ files: [file('changed')], added: 1, removed: 0 }, '1 file changed: 1 line added.'],
  [
    { files: [file('changed')], added: 10_000, removed: 10_000 },
    '1 file changed: 10,000 lines added, 10,000 removed.',
  ],
  [{ files: [file('removed')], added: 0, removed: 12 }, '1 file changed: 12 lines removed.'],
  [{ files: [file('same')], added: 0, removed: 0 }, 'Nothing changed: the texts are the same.'],
  [
    { files: [file('changed')], added: 0, removed: 0 },
    '1 file changed, but no line: only line endings or the last newline differ.',
  ],
])('says in words what changed', (diff, words) => {
  expect(describeDiff({ ...diff, whitespace: 'exact' })).toBe(words);
});

test('says when white space is left out of account', () => {
  const files = [file('changed')];
  expect(describeDiff({ files, added: 2, removed: 1, whitespace: 'ignored' })).toBe(
    '1 file changed: 2 lines added, 1 removed, white space ignored.',
  );
  expect(describeDiff({ files, added: 0, removed: 0, whitespace: 'ignored' })).toBe(
    '1 file changed, but no line: only white space differs.',
  );
});

test('says what became of a file', () => {
  expect(describeFile({ change: 'added', added: 1, removed: 0 }, 'exact')).toBe('new file, 1 line');
  expect(describeFile({ change: 'removed', added: 0, removed: 2 }, 'exact')).toBe('file removed, 2 lines');
  expect(describeFile({ change: 'changed', added: 1, removed: 0 }, 'exact')).toBe('1 added, 0 removed');
  expect(describeFile({ change: 'changed', added: 0, removed: 0 }, 'ignored')).toBe(
    'only white space differs',
  );
  expect(describeFile({ change: 'same', added: 0, removed: 0 }, 'exact')).toBe('unchanged');
});
