import type { RunbookMatch } from '@/lib/domain/runbooks/runbook-match';

/** An alert as far as it decides which runbook it leads to. */
export type RunbookOccasion = {
  ruleId: string;
  detector: string;
  failure: string | null;
  zone: string | null;
  /** The runbook that the rule names. */
  named: string | null;
};

/**
 * The slug of the runbook that an alert leads to: the named one where it exists, else the one that is most specific about
 * it, else null. A rule says more than a zone together with a detector or failure, that more than a detector, that more
 * than a failure, and a zone alone says the least. Of equals, people's own go before the ready-made ones.
 */
export function matchRunbook(
  runbooks: readonly RunbookMatch[],
  { named, ...occasion }: RunbookOccasion,
): string | null {
  if (named !== null && runbooks.some(({ slug }) => slug === named)) return named;
  const [best] = runbooks
    .map((runbook) => ({ runbook, weight: weigh(runbook, occasion) }))
    .filter(({ weight }) => weight > 0)
    .toSorted(
      (left, right) =>
        right.weight - left.weight ||
        Number(left.runbook.isReadyMade) - Number(right.runbook.isReadyMade) ||
        (left.runbook.slug < right.runbook.slug ? -1 : 1),
    );
  return best?.runbook.slug ?? null;
}

function weigh(
  { rules, detectors, failure, zones }: RunbookMatch,
  occasion: Omit<RunbookOccasion, 'named'>,
): number {
  const isOfZone = occasion.zone !== null && zones.includes(occasion.zone);
  if (zones.length > 0 && !isOfZone) return 0;
  const isOfRule = rules.includes(occasion.ruleId);
  const isOfDetector = detectors.includes(occasion.detector);
  const isOfFailure = failure !== null && failure === occasion.failure;
  const isAbout = isOfRule || isOfDetector || isOfFailure;
  const isGeneral = rules.length === 0 && detectors.length === 0 && failure === null;
  if (!isAbout && !isGeneral) return 0;
  return (
    16 * Number(isOfRule) +
    8 * Number(isAbout && isOfZone) +
    4 * Number(isOfDetector) +
    2 * Number(isOfFailure) +
    Number(isOfZone)
  );
}
