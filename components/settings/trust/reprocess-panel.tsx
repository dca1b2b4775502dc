'use client';

import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import type { ReprocessRun, TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import { describeRun, nameRun, shareDone } from './describe-run';
import { Move } from './trust-preview';
import { ONLY_ADMINISTRATORS } from './trust-words';
import { useReprocessing } from './use-reprocessing';

/** Past events under the active rules: how many would move, and moving them. */
export function ReprocessPanel({
  run,
  active,
  mayWrite,
}: {
  run: ReprocessRun | null;
  active: TrustRuleVersion | null;
  mayWrite: boolean;
}) {
  const { start, stop } = useReprocessing();
  const [isAsking, setAsking] = useState(false);
  const isRunning = run?.state === 'running';
  return (
    <Panel
      title="Past events"
      description="Events keep the zone that they came in with. Their originals are kept, so that they can be placed again, with their counts."
      actions={
        isRunning ? (
          <PermittedButton
            allowed={mayWrite}
            reason={ONLY_ADMINISTRATORS}
            disabled={stop.isPending}
            onClick={() => stop.mutate()}
          >
            Stop
          </PermittedButton>
        ) : (
          <>
            <PermittedButton
              allowed={mayWrite}
              reason={ONLY_ADMINISTRATORS}
              disabled={start.isPending}
              onClick={() => start.mutate({ mode: 'count' })}
            >
              Count by the active rules
            </PermittedButton>
            <PermittedButton
              allowed={mayWrite}
              reason={ONLY_ADMINISTRATORS}
              disabled={start.isPending}
              onClick={() => setAsking(true)}
            >
              Move past events
            </PermittedButton>
          </>
        )
      }
    >
      <FormError>{generalErrorOf(start.error ?? stop.error, [])}</FormError>
      {run ? (
        <RunState run={run} />
      ) : (
        <p className="text-fg-muted text-sm">Past events were never counted or moved.</p>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Move past events by ${active ? `version ${active.version}` : 'the inventory alone'}?`}
        description="Every kept original is read again, in the background and in small steps. Events that belong elsewhere by the active rules move with their counts, drifts, alerts and verdicts. It can be stopped; what moved stays moved."
        confirmLabel="Move past events"
        onConfirm={async () => {
          await start.mutateAsync({ mode: 'move' });
        }}
      />
    </Panel>
  );
}

function RunState({ run }: { run: ReprocessRun }) {
  const share = shareDone(run);
  const shown = run.moves.toSorted((left, right) => right.events - left.events).slice(0, 10);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <p role="status" className="text-sm">
          <span className="font-medium">{nameRun(run)}.</span> {describeRun(run)}
        </p>
        {run.state === 'running' && share !== null ? (
          <ProgressBar label={nameRun(run)} share={share} />
        ) : null}
        <p className="text-fg-muted text-xs">
          {run.version === null
            ? 'By rules that were being edited'
            : run.version === 0
              ? 'By the inventory alone'
              : `By version ${run.version}`}
          , started by {run.startedBy} <Time at={run.createdAt} />
          {run.finishedAt ? (
            <>
              , ended <Time at={run.finishedAt} />
            </>
          ) : share !== null ? (
            `, ${formatRatio(share)} done`
          ) : null}
          .
          {run.unreadable > 0
            ? ` The originals of ${formatCount(run.unreadable)} can no longer be read: those stay.`
            : ''}
        </p>
        {run.error ? <FormError>{run.error}</FormError> : null}
      </div>
      {shown.length > 0 ? (
        <Table label="Moves between zones">
          <TableHead>
            <tr>
              <TableHeader>{run.mode === 'count' ? 'Would move' : 'Moved'}</TableHeader>
              <TableHeader className="text-right">Events</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {shown.map(({ from, to, events }) => (
              <TableRow key={`${from} ${to}`}>
                <TableCell>
                  <Move from={from} to={to} />
                </TableCell>
                <TableCell className="figures text-right">{formatCount(events)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </div>
  );
}
