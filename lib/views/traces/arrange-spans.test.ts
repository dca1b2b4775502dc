import { describe, expect, it } from 'vitest';
import { arrangeSpans, type Placeable } from './arrange-spans';

const span = (spanId: string, parentSpanId: string | null, startMs: number, service = 'one'): Placeable => ({
  spanId,
  parentSpanId,
  service,
  startMs,
});
const placesOf = (...spans: Placeable[]) =>
  arrangeSpans(spans).map((placed) => `${placed.span.spanId} ${placed.depth} ${placed.parent}`);

describe('the spans of a trace', () => {
  it('stand below their parents, siblings by their start, whatever order they came in', () => {
    expect(placesOf(span('d', 'b', 3), span('c', 'a', 9), span('b', 'a', 2), span('a', null, 1))).toEqual([
      'a 0 none',
      'b 1 here',
      'd 2 here',
      'c 1 here',
    ]);
  });

  it('stand at the top where their parent is missing', () => {
    expect(placesOf(span('a', null, 1), span('b', 'lost', 0), span('c', 'b', 2))).toEqual([
      'b 0 missing',
      'c 1 here',
      'a 0 none',
    ]);
  });

  it('that name each other, or themselves, are all there once', () => {
    expect(placesOf(span('a', 'b', 1), span('b', 'a', 2), span('c', 'c', 3))).toEqual([
      'c 0 missing',
      'a 0 here',
      'b 1 here',
    ]);
  });

  it('with the same id in two services (as Zipkin shares them) are both there', () => {
    expect(placesOf(span('a', null, 1), span('a', null, 2, 'two'), span('b', 'a', 3))).toEqual([
      'a 0 none',
      'b 1 here',
      'a 0 none',
    ]);
  });

  it('may nest as deep as they like', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? null : `s${index - 1}`, index),
    );
    expect(arrangeSpans(chain).at(-1)!.depth).toBe(9_999);
  });

  it('tell the clocks of services apart, not what one service says of itself', () => {
    const placed = arrangeSpans([span('a', null, 10), span('b', 'a', 4, 'two'), span('c', 'a', 6)]);
    expect(placed.map(({ span: { spanId }, aheadOfParentMs }) => [spanId, aheadOfParentMs])).toEqual([
      ['a', null],
      ['b', 6],
      ['c', null],
    ]);
  });
});
