/** How a diff is drawn: one column with signs, or both sides beside each other. */
export const DIFF_VIEWS = ['unified', 'split'] as const;
export type DiffView = (typeof DIFF_VIEWS)[number];
