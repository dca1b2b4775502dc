import { groupBy } from '@/lib/domain/group-by';
import type { RemediationFigures, RemediationGroup } from '@/lib/domain/read-models/remediation';
import { REMEDIATE_WITHIN_MS } from '@/lib/sli/m09-mean-time-to-remediate';
import { measureThreshold, SKEW_TOLERANCE_MS } from '@/lib/sli/measure-threshold';
import type { AlertCase } from '@/lib/store/alerts/list-alert-cases';
import { inSeconds } from '../in-seconds';

type Times = Pick<AlertCase, 'openedAt' | 'resolvedAt'>;
type Span = { from: Date; to: Date };

/** M9's figures of some alerts within a window, as known at its end. Source: slo.md §2.1. */
export function sumUpCases(cases: readonly Times[], { from, to }: Span): RemediationFigures {
  const measured = measureThreshold(
    cases.map(({ openedAt, resolvedAt }) => ({ start: openedAt, end: resolvedAt })),
    {
      from: from.getTime(),
      to: to.getTime(),
      thresholdMs: REMEDIATE_WITHIN_MS,
      skewToleranceMs: SKEW_TOLERANCE_MS,
    },
  );
  const total = measured.good + measured.bad;
  return {
    open: measured.open,
    oldestOpenSeconds: inSeconds(measured.oldestOpenMs),
    resolved: measured.completed,
    mean: inSeconds(measured.meanMs),
    meanLowerBound: inSeconds(measured.meanLowerBoundMs),
    p50: inSeconds(measured.percentileMs(0.5)),
    p95: inSeconds(measured.percentileMs(0.95)),
    good: measured.good,
    total,
    share: total > 0 ? measured.good / total : null,
  };
}

type Period = { cases: readonly AlertCase[]; window: Span };

/**
 * The figures of each group of alerts, beside those of the period before; most alerts first. A group that is only in the period
 * before is there too, so that nothing that got better goes away.
 */
export function breakDown(
  now: Period,
  previous: Period,
  keyOf: (alert: AlertCase) => { key: string | null; policy: string | null },
): RemediationGroup[] {
  const textOf = (alert: AlertCase) => JSON.stringify(keyOf(alert));
  const [after, before] = [groupBy(now.cases, textOf), groupBy(previous.cases, textOf)];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((text) => ({
      ...keyOf((after.get(text) ?? before.get(text))![0]!),
      ...sumUpCases(after.get(text) ?? [], now.window),
      previous: sumUpCases(before.get(text) ?? [], previous.window),
    }))
    .toSorted(
      (left, right) =>
        right.resolved + right.open - (left.resolved + left.open) ||
        (left.key ?? '').localeCompare(right.key ?? '', 'en'),
    );
}
