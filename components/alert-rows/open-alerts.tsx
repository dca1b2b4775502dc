'use client';

import { useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/values/use-now';
import { alertHref } from '@/lib/client/alert-queries';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { alertColumns } from './alert-columns';
import { ChangeAlertsDialog, type AlertVerb } from './change-alerts-dialog';

const MOST_TICKED = 500;
const WHO_MAY = 'The roles on-call, reviewer and administrator take alerts over.';

/** Open alerts, the gravest first; ticked ones can be acknowledged or resolved together. */
export function OpenAlerts({
  alerts,
  total,
  mayChange,
  prefix,
  firstRows,
}: {
  alerts: readonly AlertRow[];
  total: number;
  mayChange: boolean;
  prefix?: string;
  firstRows?: number;
}) {
  const now = useNow();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [verb, setVerb] = useState<AlertVerb | null>(null);
  const columns = useMemo(() => alertColumns(now, false), [now]);
  // What ended meanwhile is not changed any more.
  const ids = alerts.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const toggle = (id: string) =>
    setTicked((old) =>
      old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id]),
    );
  const chosen = alerts.filter(({ id }) => ids.includes(id));
  return (
    <>
      {ids.length > 0 ? (
        <div
          role="group"
          aria-label="Selected alerts"
          className="bg-accent-soft flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1"
        >
          <span className="text-sm font-medium">{formatCounted(ids.length, 'alert')} selected</span>
          <PermittedButton
            size="sm"
            variant="primary"
            allowed={mayChange}
            reason={WHO_MAY}
            onClick={() => setVerb('acknowledge')}
          >
            Acknowledge
          </PermittedButton>
          {chosen.some(({ state }) => state === 'acknowledged') ? (
            <PermittedButton
              size="sm"
              allowed={mayChange}
              reason={WHO_MAY}
              onClick={() => setVerb('unacknowledge')}
            >
              Give back
            </PermittedButton>
          ) : null}
          <PermittedButton size="sm" allowed={mayChange} reason={WHO_MAY} onClick={() => setVerb('resolve')}>
            Resolve
          </PermittedButton>
          <Button size="sm" variant="ghost" onClick={() => setTicked(new Set())}>
            Clear selection
          </Button>
        </div>
      ) : null}
      <DataTable
        label="Open alerts"
        counted={['alert', 'alerts']}
        columns={columns}
        rows={alerts}
        total={total}
        rowId={({ id }) => id}
        rowHref={({ id }) => alertHref(id)}
        sorting="query"
        prefix={prefix}
        firstRows={firstRows}
        selection={{
          ids: ticked,
          toggle,
          choose: (list) => setTicked(new Set(list)),
          nameOf: ({ title }) => title,
          most: MOST_TICKED,
        }}
        stack
      />
      <ChangeAlertsDialog
        verb={verb}
        ids={ids}
        onDone={() => setTicked(new Set())}
        onOpenChange={(open) => (open ? undefined : setVerb(null))}
      />
    </>
  );
}
