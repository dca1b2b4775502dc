import { describe, expect, it } from 'vitest';
import { cutIntoBodies } from './cut-into-bodies';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a file', () => {
  it('is cut into bodies that hold every record once, in order, each knowing its first', () => {
    const values = numbers(4_500);
    for (const text of [JSON.stringify(values), values.join('\n')]) {
      const bodies = cutIntoBodies(text);
      expect(bodies.length).toBeGreaterThan(1);
      expect(bodies.flatMap(({ body }) => JSON.parse(body) as number[])).toEqual(values);
      for (const { body, first } of bodies) expect((JSON.parse(body) as number[])[0]).toBe(first);
    }
  });

  it('of large records is cut by their size, and a record larger than that stays whole', () => {
    const records = ['a'.repeat(3_000_000), 'b'.repeat(3_000_000), 'c'.repeat(5_000_000), 'd'];
    const bodies = cutIntoBodies(JSON.stringify(records));
    expect(bodies.map(({ body }) => JSON.parse(body) as string[])).toEqual([
      [records[0]],
      [records[1]],
      [records[2]],
      [records[3]],
    ]);
    expect(bodies.map(({ first }) => first)).toEqual([0, 1, 2, 3]);
  });

  it('keeps the digits of its records', () => {
    expect(cutIntoBodies('{"n":12345678901234567890}')).toEqual([
      { body: '[{"n":12345678901234567890}]', first: 0 },
    ]);
  });

  it('without records is no body', () => {
    expect(cutIntoBodies('[]')).toEqual([]);
  });

  it('that is no JSON stays whole, for its adapter to unwrap', () => {
    const text = 'opa-1  | {"decision_id":"x"}';
    expect(cutIntoBodies(text)).toEqual([{ body: text, first: 0 }]);
  });
});
