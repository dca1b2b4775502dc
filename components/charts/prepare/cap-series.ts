/** A named series with the figure that ranks it. */
export type RankedSeries = { name: string; value: number };

/** The largest series by value, and how many were summed up as "others". */
export type CappedSeries<S extends RankedSeries> = { shown: S[]; others: S[]; total: number };

export const MOST_SERIES = 8;

/** Orders series by value, largest first, names breaking ties, and keeps at most `most` of them. */
export function capSeries<S extends RankedSeries>(series: readonly S[], most = MOST_SERIES): CappedSeries<S> {
  const ordered = [...series].sort(
    (one, other) => other.value - one.value || one.name.localeCompare(other.name, 'en'),
  );
  return { shown: ordered.slice(0, most), others: ordered.slice(most), total: series.length };
}

/** "Top 8 of 143", or null when all are shown. */
export const describeCap = ({ shown, others, total }: CappedSeries<RankedSeries>): string | null =>
  others.length > 0 ? `Top ${shown.length} of ${total}` : null;
