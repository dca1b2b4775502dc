/** Which rows are ticked, and how that changes. */
export type RowSelection<Row> = {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Ticks exactly these. */
  choose: (ids: readonly string[]) => void;
  /** What a row is called by the one who ticks it. */
  nameOf: (row: Row) => string;
  /** No more rows than this can be ticked. */
  most: number;
};
