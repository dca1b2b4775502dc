import { expect, it } from 'vitest';
import { SUITES } from './registry';
import { runVectors } from './run-vectors';

const ladder = { window_s: 2_592_000, target: '0.95' };
const run = (file: unknown, name = 'x.json') =>
  runVectors(name, typeof file === 'string' ? file : JSON.stringify(file), SUITES);

it('a vector that is wrong fails, with each field that is', () => {
  const expected = { max_burn_rate: 20, rungs: 'none' };
  const report = run({
    suite: 'ladder',
    tolerance: { rel: 1e-9 },
    cases: [
      { id: 'right', input: ladder, expected: { max_burn_rate: 20 } },
      { id: 'wrong', input: ladder, expected },
    ],
  });
  expect(report).toMatchObject({ suite: 'ladder', passed: 1, failed: 1, error: null });
  expect(report.failures[0]).toMatchObject({ id: 'wrong', error: null });
  expect(report.failures[0]!.mismatches.map(({ path }) => path)).toEqual(['rungs']);
});

it('a suite is named by its file where the file does not say', () => {
  expect(run({ cases: [{ id: 'a', input: ladder, expected: {} }] }, 'folder/ladder.json')).toMatchObject({
    suite: 'ladder',
    passed: 1,
  });
});

it('what is not known fails and is said, not skipped', () => {
  const cases = [{ id: 'a' }, { id: 'b' }];
  expect(run({ suite: 'tarot', cases })).toMatchObject({
    passed: 0,
    failed: 2,
    error: 'this suite is not known',
  });
  expect(run({ suite: 'ladder', cases: [] })).toMatchObject({ failed: 1 });
  expect(run('{"a":')).toMatchObject({ failed: 1, error: 'no file of test vectors: x.json' });
  expect(
    run({ suite: 'ladder', cases: [{ id: 'a', kind: 'toString', input: {}, expected: {} }] }),
  ).toMatchObject({
    failures: [{ id: 'a', error: 'this kind of case is not known: "toString"' }],
  });
});

it('a case without what it takes, or that the product refuses, fails alone', () => {
  const report = run({
    suite: 'ladder',
    cases: [
      { id: 'no-expected', input: ladder },
      { id: 'no-target', input: { window_s: 60, target: '2' }, expected: {} },
      { id: 'fine', input: ladder, expected: { max_burn_rate: 20 } },
    ],
  });
  expect(report).toMatchObject({ passed: 1, failed: 2 });
  expect(report.failures.map(({ error }) => error)).toEqual([
    'input or expected is missing',
    '"2" is no target in (0, 1].',
  ]);
});
