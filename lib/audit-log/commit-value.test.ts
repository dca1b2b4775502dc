import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalizeJson } from './canonicalize-json';
import { commitValue } from './commit-value';

it("a commitment is the platform's HMAC-SHA256 over the canonical bytes, whatever came before", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.jsonValue(), (salt, value) => {
      const expected = createHmac('sha256', salt).update(canonicalizeJson(value)).digest('base64url');
      expect(commitValue(salt, value)).toBe(expected);
    }),
  );
  const long = 'x'.repeat(100_000);
  const salt = Buffer.alloc(32, 9);
  const expected = createHmac('sha256', salt).update(`"${long}"`).digest('base64url');
  expect(commitValue(salt, long)).toBe(expected);
});
