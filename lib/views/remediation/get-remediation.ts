import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Remediation } from '@/lib/domain/read-models/remediation';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { REMEDIATE_WITHIN_MS } from '@/lib/sli/m09-mean-time-to-remediate';
import { measureThreshold, SKEW_TOLERANCE_MS } from '@/lib/sli/measure-threshold';
import { listAlertCases, type AlertCase } from '@/lib/store/alerts/list-alert-cases';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { inSeconds } from '../in-seconds';
import { readScope } from '../read-scope';

/** Alerts that were open within a window, newest first, and how long it took to resolve them. */
export async function getRemediation(actor: Actor, filter: ScopeFilter, now: Date): Promise<Remediation> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const [cases, freshness] = await Promise.all([
    listAlertCases(window, readScope(actor, filter)),
    readFreshness(now),
  ]);
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  const measured = measureThreshold(
    cases.map(({ openedAt, resolvedAt }) => ({ start: openedAt, end: resolvedAt })),
    { from, to, thresholdMs: REMEDIATE_WITHIN_MS, skewToleranceMs: SKEW_TOLERANCE_MS },
  );
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items: cases.map((alert) => describeAlert(alert, to)),
    open: measured.open,
    oldestOpenSeconds: inSeconds(measured.oldestOpenMs),
    resolved: measured.completed,
    mean: inSeconds(measured.meanMs),
    meanLowerBound: inSeconds(measured.meanLowerBoundMs),
    p50: inSeconds(measured.percentileMs(0.5)),
    p95: inSeconds(measured.percentileMs(0.95)),
    good: measured.good,
    total: measured.good + measured.bad,
    freshness,
  };
}

function describeAlert(alert: AlertCase, to: number): Remediation['items'][number] {
  const { openedAt, acknowledgedAt, resolvedAt: end, ...rest } = alert;
  const resolvedAt = end !== null && end < to ? end : null;
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...rest,
    openedAt: new Date(openedAt).toISOString(),
    acknowledgedAt: time(acknowledgedAt),
    resolvedAt: time(resolvedAt),
    ageSeconds: Math.max(0, (resolvedAt ?? to) - openedAt) / 1_000,
    isSlow: (resolvedAt ?? to) - openedAt >= REMEDIATE_WITHIN_MS,
  };
}
