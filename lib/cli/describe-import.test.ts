import { expect, it } from 'vitest';
import { describeImport } from './describe-import';

const RESULT = {
  file: 'team.yaml',
  dryRun: false,
  created: ['a'],
  changed: [{ id: 'b', fields: [{ field: 'target', from: '0.9', to: '0.99' }] }],
  unchanged: ['c'],
  removed: ['d'],
  problems: [
    { severity: 'error' as const, path: 'SLO e: spec', line: 7, message: 'Wrong.', remedy: 'Right it.' },
  ],
};

it('tells what became of each objective, and where a problem is', () => {
  expect(describeImport(RESULT)).toEqual([
    'team.yaml: created 1, changed 1, removed 1; 1 unchanged.',
    '  + a',
    '  ~ b: target',
    '  - d',
    '  error: line 7, SLO e: spec: Wrong. Right it.',
  ]);
  expect(describeImport({ ...RESULT, dryRun: true })[0]).toBe(
    'team.yaml: would create 1, would change 1, would remove 1; 1 unchanged.',
  );
});
