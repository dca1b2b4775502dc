import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWrapperTexts, splitRecords, type RawRecord } from './split-records';

const LIMITS = { records: 1_000, depth: 100 };
const NDJSON = 'application/x-ndjson';
const split = (body: string, type = 'application/json', limits = LIMITS): RawRecord[] =>
  splitRecords(body, type, limits);
const texts = (body: string, type?: string) => split(body, type).map(({ text }) => text);
const refusal = (code: string) => expect.objectContaining({ name: 'GatehouseError', code }) as unknown;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON body', () => {
  it.each([
    ['an array', '[{"a":1},{"a":2}]', ['{"a":1}', '{"a":2}']],
    ['an empty array', ' [ ] ', []],
    ['one object', ' {"a":1}\r\n', ['{"a":1}']],
    ['space between everything', '[\n {"a": 1} ,\t2 , "x" ]', ['{"a": 1}', '2', '"x"']],
    ['values that are no objects', '[null,true,-1.5e3,"a,b"]', ['null', 'true', '-1.5e3', '"a,b"']],
    ['strings that hold brackets', '[{"a":"]}[{"},"[","}"]', ['{"a":"]}[{"}', '"["', '"}"']],
    [
      'escaped quotes',
      '[{"a":"\\"]"},"\\\\",{"b":"\\\\\\"}"}]',
      ['{"a":"\\"]"}', '"\\\\"', '{"b":"\\\\\\"}"}'],
    ],
    ['keys like strings', '[{"a\\"]":{"[":[]}}]', ['{"a\\"]":{"[":[]}}']],
  ])('is cut into its records: %s', (_, body, expected) => {
    expect(texts(body)).toEqual(expected);
  });

  it('keeps each record as it was sent, digit for digit', () => {
    const record =
      '{ "big":12345678901234567890,"tiny":1e-7, "one":1.0,"dup":1,"dup":2,"u":"\\u003c\\/é","s":"a\\tb" }';
    expect(texts(`[${record}, ${record}]`)).toEqual([record, record]);
  });

  it('equals what JSON.parse makes of it, for any JSON and any white space', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 8 }), fc.nat(4), (values, indent) => {
        const records = split(JSON.stringify(values, null, indent));
        expect(records.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it.each([
    ['cut in an array', '[{"a":1},{"a":'],
    ['cut behind a comma', '[{"a":1},'],
    ['cut in a string', '[{"a":"x'],
    ['cut in an escape', '["a\\'],
    ['cut in an object', '{"a":1'],
    ['cut in an indented object', '{\n  "list": [\n    1\n'],
    ['an array with something behind it', '[1] [2]'],
    ['two objects on a line', '{"a":1}{"b":2}'],
    ['a comma too many', '[1,]'],
    ['a comma too early', '[,1]'],
    ['no comma', '[1 2]'],
    ['brackets that do not match', '[{"a":1]}'],
    ['brackets that match the wrong ones', '[{"a":1]]'],
    ['one bracket too many', '[1]]'],
    ['a broken record', '[{"a":1},{a:2}]'],
    ['a number that JSON does not know', '[NaN]'],
    ['a comment', '[1 /* one */]'],
    ['single quotes', "[{'a':1}]"],
    ['text', 'hello'],
    ['XML', '<events><event/></events>'],
    ['nothing but space', ' \n '],
    ['unbalanced and deep', '['.repeat(100_000)],
    ['an escape that JSON does not know', '["\\ud8zz"]'],
  ])('is refused whole when it is broken: %s', (_, body) => {
    expect(() => split(body)).toThrow(refusal('invalid-input'));
  });

  it('is refused as too large when it holds too many records', () => {
    const limits = { ...LIMITS, records: 3 };
    expect(split('[1,2,3]', undefined, limits)).toHaveLength(3);
    expect(() => split('[1,2,3,4]', undefined, limits)).toThrow(refusal('too-large'));
    expect(() => split('1\n2\n3\n4', NDJSON, limits)).toThrow(refusal('too-large'));
  });

  it('keeps the record that nests too deep apart from the others', () => {
    const body = `[${nested(100)},${nested(101)},{"a":"${'['.repeat(200)}"}]`;
    expect(split(body).map(({ error }) => error)).toEqual([null, 'too-deep', null]);
  });

  it('of a hundred thousand brackets takes no longer than reading it', () => {
    const started = performance.now();
    expect(split(nested(100_000)).map(({ error, text }) => [error, text.length])).toEqual([
      ['too-deep', 199_998],
    ]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('NDJSON', () => {
  it.each(['application/x-ndjson', 'application/x-ndjson; charset=utf-8', 'application/jsonl'])(
    'sent as %s is a record a line',
    (type) => {
      expect(texts('{"a":1}\r\n\n  {"a":2}  \n{"a":3}', type)).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
    },
  );

  it('loses one broken line, not its neighbours', () => {
    const records = split('{"a":1}\n{"a":\n{"a":3}', NDJSON);
    expect(records.map(({ error, text }) => [error, text])).toEqual([
      [null, '{"a":1}'],
      ['not-json', '{"a":'],
      [null, '{"a":3}'],
    ]);
  });

  it('is refused whole when no line is JSON', () => {
    expect(() => split('one\ntwo', NDJSON)).toThrow(refusal('invalid-input'));
  });

  it('is recognised without its media type, and then its last line may be cut', () => {
    expect(texts('{"a":1}\n{"a":2}\n')).toEqual(['{"a":1}', '{"a":2}']);
    expect(split('{"a":1}\n{"a":').map(({ error }) => error)).toEqual([null, 'not-json']);
  });
});

describe('what the store cannot hold', () => {
  it('is replaced in what is read and kept in the text', () => {
    const text = '{"id":"a\\u0000b","x":"\\ud800","y":"\\udc00\\uD83D\\uDE00","\\u0000":"\\\\u0000"}';
    const [record] = split(`[${text}]`);
    expect(record!.text).toBe(text);
    expect(record!.value).toEqual({ id: 'a\ufffdb', x: '\ufffd', y: '\ufffd😀', '\ufffd': '\\u0000' });
  });
});

describe('records inside a wrapper', () => {
  const inside = (body: string, type = 'application/json') =>
    splitRecords(body, type, LIMITS, ['items', 'Records']).map(({ text }) => text);

  it.each([
    [
      'the array of the field',
      '{"kind":"List","items":[{"a":1.0},{"a":2}],"metadata":{}}',
      ['{"a":1.0}', '{"a":2}'],
    ],
    ['nothing in an empty array', '{ "Records" : [ ] }', []],
    ['a field of the same name deeper down', '{"a":{"items":[1]}}', ['{"a":{"items":[1]}}']],
    ['a field that holds no array', '{"items":{"a":[1]}}', ['{"items":{"a":[1]}}']],
    ['a record without a wrapper', '{"a":1}', ['{"a":1}']],
    ['several wrappers in a list', '[{"items":[1,2]},{"items":[3]},4]', ['1', '2', '3', '4']],
  ])('are cut out of it: %s', (_, body, expected) => {
    expect(inside(body)).toEqual(expected);
  });

  it('are cut out of each line, digit for digit', () => {
    expect(inside('{"items":[{"n":12345678901234567890}]}\n{"n":1}', NDJSON)).toEqual([
      '{"n":12345678901234567890}',
      '{"n":1}',
    ]);
  });

  it('count one by one against the limit', () => {
    expect(() =>
      splitRecords('{"items":[1,2,3]}', 'application/json', { records: 2, depth: 9 }, ['items']),
    ).toThrow(refusal('too-large'));
  });

  it('are what a file is cut into, too', () => {
    expect(openWrapperTexts('{"Records":[{"a":1.0},{"a":2}]}', ['Records'])).toEqual([
      '{"a":1.0}',
      '{"a":2}',
    ]);
    expect(openWrapperTexts('{"a":1}', ['Records'])).toBeNull();
  });
});
