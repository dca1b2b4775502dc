import { expect, it } from 'vitest';
import { nextSort, parseSort, writeSort, type Column } from './column';
import { sortRows } from './sort-rows';

type Row = { name: string; count: number | null };
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'count', header: 'Count', value: (row) => row.count },
];
const rows: Row[] = [
  { name: 'v10', count: 2 },
  { name: 'v9', count: null },
  { name: 'v2', count: 30 },
];
const names = (sort: string) => sortRows(rows, columns, parseSort(sort)).map(({ name }) => name);

it('missing values come last in both directions', () => {
  expect(names('count')).toEqual(['v10', 'v2', 'v9']);
  expect(names('-count')).toEqual(['v2', 'v10', 'v9']);
});

it('revisions sort as people count', () => {
  expect(names('name')).toEqual(['v2', 'v9', 'v10']);
});

it('an unknown column leaves the order alone', () => {
  expect(names('nonsense')).toEqual(['v10', 'v9', 'v2']);
});

it('a header goes through descending, ascending and the default', () => {
  const first = nextSort(null, 'count');
  const second = nextSort(first, 'count');
  expect([first && writeSort(first), second && writeSort(second), nextSort(second, 'count')]).toEqual([
    '-count',
    'count',
    null,
  ]);
  expect(nextSort(second, 'name')).toEqual({ column: 'name', descending: true });
});
