'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { alertColumns } from '@/components/alert-rows/alert-columns';
import { DataTable } from '@/components/data-table/data-table';
import { QueryPanel } from '@/components/states/query-panel';
import { useNow } from '@/components/values/use-now';
import { alertHref, firstAlertsQuery } from '@/lib/client/alert-queries';

const MOST = 50;

/** What a rule really opened: the alerts that are open now, and those that ended in the last 30 days. */
export function RuleAlerts({ ruleId }: { ruleId: string }) {
  const now = useNow();
  const open = useQuery(firstAlertsQuery({ rule: ruleId, state: 'open' }, MOST));
  const ended = useQuery(
    firstAlertsQuery({ rule: ruleId, state: 'resolved', from: 'now-30d', to: 'now' }, MOST),
  );
  const columns = useMemo(() => alertColumns(now, true), [now]);
  const both = open.data &&
    ended.data && {
      items: [...open.data.items, ...ended.data.items],
      total: open.data.total + ended.data.total,
      evaluatedAt: ended.data.evaluatedAt ?? new Date(0).toISOString(),
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
        items.length === 0
          ? { kind: 'all-quiet', title: 'It opened no alert in the last 30 days', checkedAt: evaluatedAt }
          : null
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Alerts of this rule"
          counted={['alert', 'alerts']}
          columns={columns}
          rows={items}
          total={total}
          rowId={({ id }) => id}
          rowHref={({ id }) => alertHref(id)}
          sorting="query"
          prefix="alerts"
          plain
          stack
        />
      )}
    </QueryPanel>
  );
}
