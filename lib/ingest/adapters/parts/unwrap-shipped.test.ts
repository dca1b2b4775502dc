import { describe, expect, it } from 'vitest';
import { unwrapShipped } from './unwrap-shipped';

const isOwn = (record: Record<string, unknown>) => 'own' in record;
const OWN = { own: 1, message: '{"not":"this"}' };

describe('a record inside the record of a shipper', () => {
  it.each([
    ['Fluent Bit', { log: `${JSON.stringify(OWN)}\n`, stream: 'stderr', kubernetes: { pod_name: 'a-1' } }],
    ['Vector', { message: JSON.stringify(OWN), timestamp: '2026-11-21T09:30:00Z' }],
    ['a shipper that took the line apart', { log: OWN }],
  ])('of %s is taken out', (_, shipped) => {
    expect(unwrapShipped(shipped, isOwn)).toEqual(OWN);
  });

  it.each([[OWN], [{ log: 'words' }], [{ log: '{"cut' }], [{}], [null], ['text'], [[OWN]]])(
    'is not looked for in %j',
    (record) => {
      expect(unwrapShipped(record, isOwn)).toBe(record);
    },
  );

  it('holds nothing that the store cannot keep', () => {
    expect(unwrapShipped({ log: '{"own":"a\\u0000b"}' }, isOwn)).toEqual({ own: 'a\ufffdb' });
  });
});
