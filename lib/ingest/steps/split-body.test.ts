import { describe, expect, it } from 'vitest';
import type { Adapter } from '../adapter';
import { splitBody } from './split-body';

const LIMITS = { records: 100, depth: 20 };
const lines: Adapter = {
  name: 'lines',
  source: 'lines',
  map: () => ({ events: [] }),
  unwrapText: (text) =>
    text.includes('GET') ? text.split('\n').map((line) => JSON.stringify({ line })) : null,
};
const values = (body: string, adapter = lines) =>
  splitBody(body, 'application/json', adapter, LIMITS).map(({ value }) => value);

describe('a body', () => {
  it('that is JSON is cut as JSON', () => {
    expect(values('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('that is text is what the adapter reads in it, also where lines begin with a bracket', () => {
    expect(values('GET /a\nGET /b')).toEqual([{ line: 'GET /a' }, { line: 'GET /b' }]);
    expect(values('[2026-11-21T10:00:00Z] GET /a')).toEqual([{ line: '[2026-11-21T10:00:00Z] GET /a' }]);
  });

  it('that is neither is refused as a whole', () => {
    const refused = expect.objectContaining({ code: 'invalid-input' }) as unknown;
    expect(() => values('POST /a')).toThrow(refused);
    expect(() => values('[cut')).toThrow(refused);
    const { unwrapText: _, ...jsonOnly } = lines;
    expect(() => values('GET /a', jsonOnly)).toThrow(refused);
  });
});
