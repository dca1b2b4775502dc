import { expect, test } from 'vitest';
import { splitQuotes } from './split-quotes';

test('what stands in backticks is quoted from the policy', () => {
  expect(splitQuotes('Permit `a` was narrowed: `x` was added.')).toEqual([
    { text: 'Permit ', isQuoted: false },
    { text: 'a', isQuoted: true },
    { text: ' was narrowed: ', isQuoted: false },
    { text: 'x', isQuoted: true },
    { text: ' was added.', isQuoted: false },
  ]);
});

test('a sentence that begins with a quotation keeps it', () => {
  expect(splitQuotes('`a.yaml` was added.')[0]).toEqual({ text: 'a.yaml', isQuoted: true });
});
