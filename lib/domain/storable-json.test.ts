import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceUnstorable } from './storable-json';

describe('a JSON text for the store', () => {
  it.each([
    ['{"a":"\\u0000"}', '{"a":"\\ufffd"}'],
    ['{"\\u0000a":1}', '{"\\ufffda":1}'],
    ['"\\ud800"', '"\\ufffd"'],
    ['"\\uDFFF\\uD800"', '"\\ufffd\\ufffd"'],
    ['"\\ud83d\\ude00"', '"\\ud83d\\ude00"'],
    ['"\\\\u0000 \\\\\\u0000"', '"\\\\u0000 \\\\\\ufffd"'],
    ['"\\u00000"', '"\\ufffd0"'],
    ['"\\u0001\\u003c"', '"\\u0001\\u003c"'],
    ['"\\ud8zz"', '"\\ud8zz"'],
  ])('%s is %s', (json, expected) => {
    expect(replaceUnstorable(json)).toBe(expected);
  });

  it('never says NUL or half a pair, and all else as before', () => {
    const part = fc.constantFrom(
      '\\u0000',
      '\\ud83d',
      '\\ude00',
      '\\uDBFF',
      '\\\\',
      '\\u0041',
      'u0000',
      'x',
      '\\"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const json = `"${parts.join('')}"`;
        // UTF-8 has no half pairs either: what survives it is whole.
        const whole = Buffer.from(JSON.parse(json) as string, 'utf8').toString('utf8');
        expect(JSON.parse(replaceUnstorable(json))).toBe(whole.replaceAll('\0', '\ufffd'));
      }),
    );
  });
});
