/** A sample of a line at an instant (epoch ms); null is a gap. */
export type LinePoint = { at: number; value: number | null };

/**
 * One row of a drawn line. `solid` is the finished part; `dotted` leads from the last finished sample
 * to the one still filling; `alone` repeats a sample between two gaps, which only a dot can show.
 */
export type LineRow = { at: number; solid: number | null; dotted: number | null; alone: number | null };

/** Splits a line into what is finished, what is still filling, and samples that stand alone. */
export function prepareLine(points: readonly LinePoint[], fillingFrom: number | null): LineRow[] {
  const isFilling = ({ at }: LinePoint) => fillingFrom !== null && at >= fillingFrom;
  return points.map((point, index) => {
    const previous = points[index - 1];
    const next = points[index + 1];
    const leadsToFilling = !isFilling(point) && next !== undefined && isFilling(next) && next.value !== null;
    const gapBefore = !previous || previous.value === null;
    const gapAfter = !next || next.value === null;
    return {
      at: point.at,
      solid: isFilling(point) ? null : point.value,
      dotted: isFilling(point) || leadsToFilling ? point.value : null,
      alone: gapBefore && gapAfter ? point.value : null,
    };
  });
}

/** The start of the last step of a series when its data does not reach to its end; else null. */
export function findFillingFrom(
  points: readonly LinePoint[],
  stepMs: number,
  completeUntilMs: number,
): number | null {
  const last = points.at(-1);
  return last && last.at + stepMs > completeUntilMs ? last.at : null;
}
