import { expect, test } from 'vitest';
import { revisionInForce } from './revision-in-force';

test('is what was activated last, else published last, else none', () => {
  const revisions = [{ revision: 'v3' }, { revision: 'v2' }];
  expect(revisionInForce([{ activates: 'v1' }, { activates: 'v2' }, { activates: null }], revisions)).toBe(
    'v2',
  );
  expect(revisionInForce([], revisions)).toBe('v3');
  expect(revisionInForce([], [])).toBeNull();
});
