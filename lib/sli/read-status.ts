import type { Status } from '@/lib/domain/read-models/common';
import { judgeInterval } from './estimate-deny-accuracy';
import type { IndicatorDefinition, Measurement } from './indicator-definition';

/** Values this close (relative) are equal: an exact tie meets the objective (spec: comparison rule). */
const TOLERANCE = 1e-9;

/** Of an estimate its whole interval has to lie on one side. */
const OF_INTERVAL = { met: 'met', missed: 'breached', uncertain: 'at-risk' } as const;

/**
 * Whether a figure meets its objective. A trend objective (M8) is met while there are no more than in
 * the window before, at risk otherwise. An estimate is judged by its interval. Nothing measured is no data.
 */
export function readStatus(
  { objective, direction }: IndicatorDefinition,
  { value, sample }: Measurement,
  previousValue: number | null,
): Status {
  if (value === null) return 'no-data';
  if (objective === null) return previousValue === null || value <= previousValue ? 'met' : 'at-risk';
  if (sample?.interval) return OF_INTERVAL[judgeInterval(sample.interval, objective)];
  const bad = direction === 'higher' ? 1 - value : value;
  // Decimal, as people write objectives: 1 - 0.999 in binary is not 0.001.
  const allowed = direction === 'higher' ? Number((1 - objective).toFixed(12)) : objective;
  return bad > allowed + allowed * TOLERANCE ? 'breached' : 'met';
}
