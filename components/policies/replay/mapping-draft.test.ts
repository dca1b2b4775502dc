import { expect, test } from 'vitest';
import { readMapping, writeMapping } from './mapping-draft';

test('a mapping reads back as it was written, and none is the default of each source', () => {
  const mapping = { template: { principal: '$.event.principal' }, ignoreMasked: ['/input/password'] };
  expect(readMapping(writeMapping(mapping))).toEqual({ mapping });
  expect(readMapping(writeMapping(null))).toEqual({ mapping: null });
});

test('what is no JSON is said', () => {
  expect(readMapping({ isOwn: true, template: '{', ignoreMasked: '' })).toEqual({
    problem: expect.stringContaining('not JSON'),
  });
});
