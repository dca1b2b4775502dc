import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Remediation } from '@/lib/domain/read-models/remediation';
import type { Actor } from '@/lib/domain/roles';
import { previousWindow, resolveWindow } from '@/lib/domain/time-range';
import { REMEDIATE_WITHIN_MS } from '@/lib/sli/m09-mean-time-to-remediate';
import { listAlertCases, type AlertCase } from '@/lib/store/alerts/list-alert-cases';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readScope } from '../read-scope';
import { breakDown, sumUpCases } from './sum-up-cases';

/**
 * Alerts that were open within a window, newest first, and how long it took to resolve them: in all, by zone, by the policy revision
 * that caused them and by cause, each beside the period of the same length before.
 */
export async function getRemediation(actor: Actor, filter: ScopeFilter, now: Date): Promise<Remediation> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const before = previousWindow(window);
  const scope = readScope(actor, filter);
  const [cases, earlier, freshness] = await Promise.all([
    listAlertCases(window, scope),
    listAlertCases(before, scope),
    readFreshness(now),
  ]);
  const periods = [
    { cases, window },
    { cases: earlier, window: before },
  ] as const;
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items: cases.map((alert) => describeAlert(alert, window.to.getTime())),
    ...sumUpCases(cases, window),
    previous: sumUpCases(earlier, before),
    by: {
      zone: breakDown(...periods, ({ zone }) => ({ key: zone, policy: null })),
      revision: breakDown(...periods, ({ policyRevision, policy }) => ({
        key: policyRevision,
        policy: policyRevision === null ? null : policy,
      })),
      cause: breakDown(...periods, ({ cause }) => ({ key: cause, policy: null })),
    },
    freshness,
  };
}

function describeAlert(alert: AlertCase, to: number): Remediation['items'][number] {
  const { openedAt, acknowledgedAt, mitigatedAt, resolvedAt: end, ...rest } = alert;
  const resolvedAt = end !== null && end < to ? end : null;
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...rest,
    openedAt: new Date(openedAt).toISOString(),
    acknowledgedAt: time(acknowledgedAt),
    mitigatedAt: time(mitigatedAt),
    resolvedAt: time(resolvedAt),
    ageSeconds: Math.max(0, (resolvedAt ?? to) - openedAt) / 1_000,
    isSlow: (resolvedAt ?? to) - openedAt >= REMEDIATE_WITHIN_MS,
  };
}
