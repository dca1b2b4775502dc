import { expect, it } from 'vitest';
import { jsonParameter } from './json-parameter';

it('what PostgreSQL does not take is replaced, and whole characters stay', () => {
  expect(jsonParameter({ a: 'x\0y', b: ['\ud83d', 'é😀'], c: 1, d: null })).toBe(
    '{"a":"x\ufffdy","b":["\ufffd","é😀"],"c":1,"d":null}',
  );
});
