import type { Status } from '@/lib/domain/read-models/common';
import type { IndicatorDefinition, Measurement } from './indicator-definition';

/** Values this close (relative) are equal: an exact tie meets the objective (spec: comparison rule). */
const TOLERANCE = 1e-9;

/**
 * Whether a figure meets its objective. A trend objective (M8) is met while there are no more than in
 * the window before, at risk otherwise. An estimate says itself what it can tell. Nothing measured is no data.
 */
export function readStatus(
  { objective, direction }: IndicatorDefinition,
  { value, status }: Measurement,
  previousValue: number | null,
): Status {
  if (value === null) return 'no-data';
  if (status) return status;
  if (objective === null) return previousValue === null || value <= previousValue ? 'met' : 'at-risk';
  const bad = direction === 'higher' ? 1 - value : value;
  // Decimal, as people write objectives: 1 - 0.999 in binary is not 0.001.
  const allowed = direction === 'higher' ? Number((1 - objective).toFixed(12)) : objective;
  return bad > allowed + allowed * TOLERANCE ? 'breached' : 'met';
}
