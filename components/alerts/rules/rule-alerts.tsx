'use client';

import { useQuery } from '@tanstack/react-query';
import { AlertTable } from '@/components/alert-rows/alert-table';
import { NOT_EVALUATED } from '@/components/alert-rows/empty-open-alerts';
import { QueryPanel } from '@/components/states/query-panel';
import { firstAlertsQuery } from '@/lib/client/alert-queries';

const MOST = 50;

/** What a rule really opened: the alerts that are open now, and those that ended in the last 30 days. */
export function RuleAlerts({ ruleId }: { ruleId: string }) {
  const open = useQuery(firstAlertsQuery({ rule: ruleId, state: 'open' }, MOST));
  const ended = useQuery(
    firstAlertsQuery({ rule: ruleId, state: 'resolved', from: 'now-30d', to: 'now' }, MOST),
  );
  const both = open.data &&
    ended.data && {
      items: [...open.data.items, ...ended.data.items],
      total: open.data.total + ended.data.total,
      evaluatedAt: ended.data.evaluatedAt,
    };
  return (
    <QueryPanel
      title="Its alerts"
      description="Those that are open, and those that ended in the last 30 days."
      query={{ ...ended, error: open.error ?? ended.error, data: both }}
      what="its alerts"
      height={240}
      flush
      emptyOf={({ items, evaluatedAt }) =>
        items.length > 0
          ? null
          : evaluatedAt
            ? { kind: 'all-quiet', title: 'It opened no alert in the last 30 days', checkedAt: evaluatedAt }
            : NOT_EVALUATED
      }
    >
      {({ items, total }) => (
        <AlertTable label="Alerts of this rule" alerts={items} ended total={total} prefix="alerts" plain />
      )}
    </QueryPanel>
  );
}
