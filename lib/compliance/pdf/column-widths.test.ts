import { expect, it } from 'vitest';
import { columnWidths } from './column-widths';

it('gives numbers and times what they need, and shares the rest by the longest texts', () => {
  const columns = [
    { header: 'Zone', kind: 'text' as const },
    { header: 'First', kind: 'time' as const },
    { header: 'Principal', kind: 'text' as const },
    { header: 'Entries', kind: 'count' as const },
  ];
  // 392 − 50 − 42 = 300 points for 10 and 20 letters.
  expect(columnWidths(columns, [['payments10', 'any', 'x'.repeat(20), '1']], 392)).toEqual([
    100, 50, 200, 42,
  ]);
  // Nothing is counted beyond 40 letters, nor below those of the header, or six: 300 points for 6 and 40.
  expect(columnWidths(columns, [['a', 'any', 'x'.repeat(500), '1']], 392)[0]).toBeCloseTo((300 * 6) / 46, 9);
});
