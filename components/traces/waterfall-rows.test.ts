import { describe, expect, it } from 'vitest';
import type { Trace, TraceEvent, TraceSpan } from '@/lib/domain/read-models/traces';
import { listRows, placeOnAxis } from './waterfall-rows';

const span = (spanId: string, depth: number) => ({ spanId, depth, startedAt: 't' }) as TraceSpan;
const event = (id: string, spanId: string | null) => ({ id, spanId }) as TraceEvent;
const trace = (spans: TraceSpan[], events: TraceEvent[] = []) => ({ spans, events }) as Trace;

const keysOf = (...parameters: Parameters<typeof listRows>) =>
  listRows(...parameters).map(({ key, level }) => `${key} ${level}`);

describe('the lines of a waterfall', () => {
  const spans = [span('a', 0), span('b', 1), span('c', 2), span('d', 1), span('e', 0)];
  const events = [event('on-b', 'b'), event('loose', null), event('elsewhere', 'z')];

  it('are spans in their order, each with its events; events of no span come last', () => {
    expect(keysOf(trace(spans, events), new Set())).toEqual([
      'a t 1',
      'b t 2',
      'on-b 3',
      'c t 3',
      'd t 2',
      'e t 1',
      'loose 1',
      'elsewhere 1',
    ]);
  });

  it('leave out what lies below a collapsed span, with its events', () => {
    expect(keysOf(trace(spans, events), new Set(['b t']))).toEqual([
      'a t 1',
      'b t 2',
      'd t 2',
      'e t 1',
      'loose 1',
      'elsewhere 1',
    ]);
    expect(keysOf(trace(spans, events), new Set(['a t']))).toEqual([
      'a t 1',
      'e t 1',
      'loose 1',
      'elsewhere 1',
    ]);
  });

  it('say which spans have something below them', () => {
    const rows = listRows(trace([span('a', 0), span('b', 1)], [event('x', 'b')]), new Set());
    expect(rows.map((row) => row.type === 'span' && row.hasChildren)).toEqual([true, true, false]);
    expect(listRows(trace([span('a', 0)]), new Set())).toMatchObject([{ hasChildren: false }]);
  });

  it('show an event once where a span was sent twice', () => {
    expect(
      keysOf(trace([span('a', 0), { ...span('a', 0), startedAt: 'u' }], [event('x', 'a')]), new Set()),
    ).toEqual(['a t 1', 'x 2', 'a u 1']);
  });
});

it.each([
  [0, 100, 100, { left: 0, width: 100 }],
  [25, 50, 200, { left: 12.5, width: 25 }],
  [90, 20, 100, { left: 90, width: 10 }],
  [5, 0, 0, { left: 0, width: 0 }],
])('from %d ms for %d of %d ms lies at %o', (offset, duration, whole, place) => {
  expect(placeOnAxis(offset, duration, whole)).toEqual(place);
});
