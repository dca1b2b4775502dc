/** Rows that each say how many there are in all, without that number, as the first of them. */
export function firstRows<Row extends { total: number }, Made>(
  rows: readonly Row[],
  make: (row: Omit<Row, 'total'>) => Made,
): { total: number; rows: Made[] } {
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => make(row)),
  };
}
