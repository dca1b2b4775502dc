/** A cell of the relation that is to be covered: who did what on which resource, each by its position. */
export type Cell = { principal: number; action: number; resource: number };

/** A block of cells: each of its principals with each of its actions on each of its resources. */
export type Box = {
  principals: readonly number[];
  actions: readonly number[];
  resources: readonly number[];
  /** Positions of its cells in the list that is covered. */
  cells: readonly number[];
};
