import { randomUUID } from 'node:crypto';
import type { Notification } from '@/lib/domain/alerting/notification';

/** A page about one alert with everything that a message may hold; what a test does not care about is filled in. */
export function makeNotification(given: Partial<Notification> = {}): Notification {
  const alertId = given.alertIds?.[0] ?? '0f0e0d0c-0b0a-4908-8706-050403020100';
  return {
    id: randomUUID(),
    groupKey: 'payments|policy|6a1f',
    kind: 'firing',
    category: 'trust',
    severity: 'page',
    isDrill: false,
    title: 'Denials jump in payments',
    sentence: 'Denials of checkout-api rose from 1 % to 30 % after revision 41 of payments/pci_egress.',
    since: '2026-11-21T10:02:00.000Z',
    sentAt: '2026-11-21T10:05:00.000Z',
    zone: 'payments',
    cause: 'policy',
    labels: { team: 'pay' },
    alerts: [
      {
        id: alertId,
        title: 'Denials jump',
        sentence: 'Denials rose from 1 % to 30 %.',
        state: 'firing',
        severity: 'page',
        zone: 'payments',
        service: 'checkout-api',
        environment: 'prod',
        policy: 'payments/pci_egress',
        since: '2026-11-21T10:02:00.000Z',
        resolvedAt: null,
        resolution: null,
        url: `https://gatehouse.example.com/alerts/${alertId}`,
      },
    ],
    alertIds: [alertId],
    burn: {
      objectiveId: 'm1',
      indicator: 'M1',
      long: 15.2,
      longSeconds: 3_600,
      short: 16,
      shortSeconds: 300,
      isUnbounded: false,
      budgetLeft: 0.62,
    },
    topPolicies: [{ name: 'payments/pci_egress', count: 412 }],
    topServices: [{ name: 'checkout-api', count: 398 }],
    changes: [
      {
        at: '2026-11-21T09:58:00.000Z',
        what: 'Revision 41 of payments/pci_egress activated by ana',
        url: 'https://gatehouse.example.com/policies/payments%2Fpci_egress/diff?from=40&to=41',
      },
    ],
    runbook: { title: 'Denials after an activation', url: 'https://gatehouse.example.com/runbooks/f4' },
    url: `https://gatehouse.example.com/alerts/${alertId}?from=2026-11-21T09%3A05%3A00Z&to=2026-11-21T10%3A05%3A00Z`,
    ...given,
  };
}

/** A message about many alerts, each with texts of a length. */
export function makeStorm(count: number, length: number): Notification {
  const one = makeNotification();
  const ids = Array.from({ length: count }, () => randomUUID());
  return {
    ...one,
    kind: 'storm',
    title: 'x'.repeat(length),
    sentence: 'y'.repeat(length),
    alerts: ids.slice(0, 50).map((id) => ({
      ...one.alerts[0]!,
      id,
      title: 'a'.repeat(length),
      sentence: '<b>&"'.repeat(length / 5),
      url: `https://gatehouse.example.com/alerts/${id}`,
    })),
    alertIds: ids,
    changes: Array.from({ length: 5 }, () => ({ ...one.changes[0]!, what: 'w'.repeat(length) })),
    topPolicies: Array.from({ length: 3 }, () => ({ name: 'p'.repeat(length), count: 1 })),
    labels: Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`label-${index}`, 'v'.repeat(length)]),
    ),
    runbook: { title: 'r'.repeat(length), url: one.runbook!.url },
  };
}
