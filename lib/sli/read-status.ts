import type { Status } from '@/lib/domain/read-models/common';
import type { GoodTotal, IndicatorDefinition } from './indicator-definition';

/** Values this close (relative) are equal: an exact tie meets the objective (spec: comparison rule). */
const TOLERANCE = 1e-9;

/**
 * Whether a figure meets its objective. A trend objective (M8) is met while there are fewer than in
 * the window before, at risk otherwise. Nothing measured is no data.
 */
export function readStatus(
  definition: IndicatorDefinition,
  measured: GoodTotal,
  previousValue: number | null,
): Status {
  const value = definition.read(measured);
  if (value === null) return 'no-data';
  if (definition.objective === null)
    return previousValue === null || value <= previousValue ? 'met' : 'at-risk';
  const bad = definition.direction === 'higher' ? 1 - value : value;
  // Decimal, as people write objectives: 1 - 0.999 in binary is not 0.001.
  const allowed =
    definition.direction === 'higher' ? Number((1 - definition.objective).toFixed(12)) : definition.objective;
  return bad > allowed + allowed * TOLERANCE ? 'breached' : 'met';
}
