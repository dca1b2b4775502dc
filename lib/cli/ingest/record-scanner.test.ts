import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordScanner } from './record-scanner';

/** What is found when a text comes in pieces of a length. */
function scan(text: string, length = text.length || 1) {
  const scanner = new RecordScanner();
  const found = [];
  for (let at = 0; at < text.length; at += length) found.push(...scanner.push(text.slice(at, at + length)));
  found.push(...scanner.end());
  return { found, isCut: scanner.isCut };
}
const texts = (text: string, length?: number) => scan(text, length).found.map((record) => record.text);

describe('a file that comes in pieces', () => {
  it.each([
    [
      'an array',
      '[{"a":1}, {"a":"]},{\\"["} ,3,"x,y",null]',
      ['{"a":1}', '{"a":"]},{\\"["}', '3', '"x,y"', 'null'],
    ],
    ['lines', '{"a":1}\n{"b":[1,2]}\r\n\n{"c":"\\\\"}', ['{"a":1}', '{"b":[1,2]}', '{"c":"\\\\"}']],
    ['a printed value', '{\n  "a": [\n    1\n  ]\n}\n', ['{\n  "a": [\n    1\n  ]\n}']],
    ['an empty array', ' [ ] ', []],
    ['nothing', ' \n', []],
  ])('is cut into its records: %s', (_, text, expected) => {
    for (const length of [1, 2, 3, 7, 1_000]) expect(texts(text, length)).toEqual(expected);
  });

  it('gives the same values as JSON.parse, wherever the pieces end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(2),
        (values, length, indent) => {
          const read = texts(JSON.stringify(values, null, indent), length).map(
            (text) => JSON.parse(text) as unknown,
          );
          expect(read).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
    );
  });

  it('tells a line among the values that is none', () => {
    expect(scan('{"a":1}\nserver started [ok\n{"a":2}\n').found).toEqual([
      { text: '{"a":1}', isValue: true },
      { text: 'server started [ok', isValue: false },
      { text: '{"a":2}', isValue: true },
    ]);
  });

  it('tells that it was cut: the list, or the last value', () => {
    expect(scan('[{"a":1},{"a"')).toEqual({
      found: [
        { text: '{"a":1}', isValue: true },
        { text: '{"a"', isValue: false },
      ],
      isCut: true,
    });
    expect(scan('[{"a":1}').isCut).toBe(true);
    expect(scan('{"a":1}\n{"a"').found.at(-1)).toEqual({ text: '{"a"', isValue: false });
    expect(scan('[{"a":1}]').isCut).toBe(false);
  });
});
