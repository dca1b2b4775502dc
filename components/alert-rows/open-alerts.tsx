'use client';

import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { AlertTable } from './alert-table';
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
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [verb, setVerb] = useState<AlertVerb | null>(null);
  // What ended meanwhile is not changed any more.
  const chosen = alerts.filter(({ id }) => ticked.has(id));
  const ids = chosen.map(({ id }) => id);
  const toggle = (id: string) =>
    setTicked((old) =>
      old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id]),
    );
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
      <AlertTable
        label="Open alerts"
        alerts={alerts}
        total={total}
        prefix={prefix}
        firstRows={firstRows}
        selection={{
          ids: ticked,
          toggle,
          choose: (list) => setTicked(new Set(list)),
          nameOf: ({ title }) => title,
          most: MOST_TICKED,
        }}
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
