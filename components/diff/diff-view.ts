/** How a diff is drawn: one column with signs, or both sides beside each other. */
export const DIFF_VIEWS = ['unified', 'split'] as const;
export type DiffView = (typeof DIFF_VIEWS)[number];

/** Columns of the table of a file, for cells that span all of them. */
export const COLUMN_COUNT: Record<DiffView, number> = { unified: 3, split: 4 };
