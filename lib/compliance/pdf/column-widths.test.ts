import { describe, expect, it } from 'vitest';
import { columnWidths } from './column-widths';

const text = (header: string) => ({ header, kind: 'text' as const });
const SUM = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);

describe('the columns of a table on paper', () => {
  it('are at least as wide as their words, and share the rest by their longest texts', () => {
    const columns = [
      text('Zone'),
      { header: 'First', kind: 'time' as const },
      text('Who'),
      { header: 'Entries', kind: 'count' as const },
    ];
    // 10 letters of 4.2 points; 50; 5 letters and 30 more that would like a line of their own; 42.
    const widths = columnWidths(columns, [['payments10', 'any', `alice ${'x'.repeat(29)}`, '1']], 392);
    expect(widths.map((width) => Math.round(width))).toEqual([42, 50, 258, 42]);
    expect(SUM(widths)).toBeCloseTo(392, 9);
  });

  it('never get more than forty letters of a text, which may be long, count', () => {
    // Both words of 4 letters; they would like 36 and 18 more: 2 to 1.
    const widths = columnWidths(
      [text('Aaaa'), text('Bbbb')],
      [['x'.repeat(500), `bbbb ${'x'.repeat(17)}`]],
      300,
    );
    expect((widths[0]! - 16.8) / (widths[1]! - 16.8)).toBeCloseTo(2, 9);
    expect(SUM(widths)).toBeCloseTo(300, 9);
  });

  it('all fit, however many they are', () => {
    const columns = Array.from({ length: 30 }, () => text('Environments'));
    expect(SUM(columnWidths(columns, [], 600))).toBeCloseTo(600, 9);
  });
});
