import type { Correction } from '@/lib/domain/objective';
import { expandCorrection } from '@/lib/slo/expand-correction';
import type { TimeSpan } from '@/lib/slo/merge-windows';

export type CorrectedSpan = TimeSpan & { correction: Correction };

const MINUTE_MS = 60_000;

/**
 * When the corrections of an objective apply within [fromMs, toMs), in whole minutes, as counts are kept:
 * a minute that is corrected in part is left out as a whole.
 */
export function listCorrectedSpans(
  corrections: readonly Correction[],
  objectiveId: string,
  fromMs: number,
  toMs: number,
): CorrectedSpan[] {
  return corrections
    .filter(({ objectives }) => objectives.length === 0 || objectives.includes(objectiveId))
    .flatMap((correction) => expand(correction, fromMs, toMs).map((span) => ({ ...span, correction })))
    .map((span) => ({
      ...span,
      fromMs: Math.floor(span.fromMs / MINUTE_MS) * MINUTE_MS,
      toMs: Math.ceil(span.toMs / MINUTE_MS) * MINUTE_MS,
    }))
    .toSorted((left, right) => left.fromMs - right.fromMs);
}

function expand({ times }: Correction, fromMs: number, toMs: number): TimeSpan[] {
  if (times.type === 'recurring')
    return expandCorrection({ ...times, durationMs: times.durationMinutes * MINUTE_MS }, fromMs, toMs);
  const span = { fromMs: Date.parse(times.from), toMs: Date.parse(times.to) };
  return span.fromMs < toMs && span.toMs > fromMs ? [span] : [];
}
