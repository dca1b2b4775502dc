/**
 * Kish's effective sample size of weighted observations, (Σw)²/Σw²: as many unweighted ones tell as much.
 * 0 without any. Source: slo.md §1.
 */
export const effectiveSize = ({ total, weightSquare }: { total: number; weightSquare: number }): number =>
  weightSquare > 0 ? (total * total) / weightSquare : 0;
