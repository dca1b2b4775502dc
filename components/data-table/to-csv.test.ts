import { expect, it } from 'vitest';
import type { Column } from './column';
import { toCsv } from './to-csv';

type Row = { principal: string | null; count: number };
const columns: Column<Row>[] = [
  { id: 'principal', header: 'Principal', value: (row) => row.principal },
  { id: 'count', header: 'Count', value: (row) => row.count },
];

it('starts with a byte order mark and has a header', () => {
  const csv = toCsv([{ principal: 'jürgen', count: 3 }], columns);
  expect(csv).toBe('\uFEFFPrincipal,Count\r\njürgen,3\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n2', '\n=1', '＝1'])(
  'a cell %j cannot run as a formula',
  (principal) => {
    const line = toCsv([{ principal, count: 1 }], columns)
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

it('negative numbers stay numbers, missing values stay empty', () => {
  expect(toCsv([{ principal: null, count: -5 }], columns)).toContain('\r\n,-5\r\n');
});
