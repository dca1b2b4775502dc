'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '@/components/states/query-panel';
import { alertConditionQuery } from '@/lib/client/alert-queries';
import type { AlertConditionTrace, AlertDetail } from '@/lib/domain/read-models/alerts';
import type { TraceStretch } from '@/lib/domain/read-models/alert-rules';
import { ConditionChart } from '../condition-chart/condition-chart';

/** The condition around its time, with its onset, its trigger, its end and its cooldown, and what changed. */
export function ConditionPanel({ detail: { alert, changes } }: { detail: AlertDetail }) {
  const query = useQuery(alertConditionQuery(alert.id));
  return (
    <QueryPanel
      title="Its condition over time"
      description="By the rule as it is now, and by what is known now."
      query={query}
      what="the condition"
      height={280}
      emptyOf={({ trace }) =>
        trace
          ? null
          : {
              kind: 'no-match',
              title: 'Nothing to draw',
              detail: 'The rule is gone, or what it looked at is not known any more.',
            }
      }
    >
      {({ trace, cooldownUntil }) => (
        <ConditionChart
          name={alert.title}
          trace={trace!}
          stretches={stretchesOf(alert, cooldownUntil)}
          moments={momentsOf(alert, cooldownUntil)}
          markers={changes}
        />
      )}
    </QueryPanel>
  );
}

type Alert = AlertDetail['alert'];

/** What really happened: pending, firing, cooldown. */
const stretchesOf = (
  { pendingSince, openedAt, resolvedAt }: Alert,
  cooldownUntil: string | null,
): TraceStretch[] => [
  { state: 'pending', from: pendingSince, to: openedAt ?? resolvedAt },
  ...(openedAt ? [{ state: 'firing', from: openedAt, to: resolvedAt } as const] : []),
  ...(resolvedAt && cooldownUntil
    ? [{ state: 'cooldown', from: resolvedAt, to: cooldownUntil } as const]
    : []),
];

const momentsOf = (alert: Alert, cooldownUntil: AlertConditionTrace['cooldownUntil']) =>
  (
    [
      [alert.pendingSince, 'Onset'],
      [alert.openedAt, 'Fired'],
      [alert.acknowledgedAt, 'Acknowledged'],
      [alert.resolvedAt, 'Ended'],
      [cooldownUntil, 'Cooldown over'],
    ] as const
  ).flatMap(([at, label]) => (at ? [{ at, label }] : []));
