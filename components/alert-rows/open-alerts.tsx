'use client';

import { useState } from 'react';
import { SelectionBar } from '@/components/data-table/selection-bar';
import { useRowSelection } from '@/components/data-table/use-row-selection';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
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
  const [verb, setVerb] = useState<AlertVerb | null>(null);
  // What ended meanwhile is not changed any more.
  const { selected, ids, selection, clear } = useRowSelection(alerts, {
    nameOf: ({ title }) => title,
    most: MOST_TICKED,
  });
  return (
    <>
      {ids.length > 0 ? (
        <SelectionBar label="Selected alerts" count={formatCounted(ids.length, 'alert')} onClear={clear}>
          <PermittedButton
            size="sm"
            variant="primary"
            allowed={mayChange}
            reason={WHO_MAY}
            onClick={() => setVerb('acknowledge')}
          >
            Acknowledge
          </PermittedButton>
          {selected.some(({ state }) => state === 'acknowledged') ? (
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
        </SelectionBar>
      ) : null}
      <AlertTable
        label="Open alerts"
        alerts={alerts}
        total={total}
        prefix={prefix}
        firstRows={firstRows}
        selection={selection}
      />
      <ChangeAlertsDialog
        verb={verb}
        ids={ids}
        onDone={clear}
        onOpenChange={(open) => (open ? undefined : setVerb(null))}
      />
    </>
  );
}
