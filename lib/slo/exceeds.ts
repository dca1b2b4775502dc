/** Values this close (relative) to a threshold are equal to it (slo.md §1, comparison rule). */
const TOLERANCE = 1e-9;

/** Whether a value is truly above a threshold: an exact tie meets an objective and fires nothing. */
export const exceeds = (value: number, threshold: number): boolean =>
  value > threshold + Math.abs(threshold) * TOLERANCE;
