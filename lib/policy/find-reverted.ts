/** What must be known of a revision to compare its texts with another's. */
type DatedTexts = { revision: string; publishedAt: string; digest: string | null };

/**
 * The revision whose texts `to` has again, published before `from`; null when `to` is new, has the texts of
 * `from`, or when texts are not known. `revisions` are latest first; of several the latest counts.
 */
export function findReverted(
  revisions: readonly DatedTexts[],
  from: DatedTexts,
  to: DatedTexts,
): string | null {
  if (to.digest === null || to.digest === from.digest || to.publishedAt <= from.publishedAt) return null;
  const earlier = revisions.find(
    ({ digest, publishedAt }) => digest === to.digest && publishedAt < from.publishedAt,
  );
  return earlier?.revision ?? null;
}
