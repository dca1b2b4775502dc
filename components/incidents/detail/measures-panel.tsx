'use client';

import { useState } from 'react';
import { CircleCheck, Hourglass, OctagonAlert, TriangleAlert } from 'lucide-react';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { Badge } from '@/components/ui/badge';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { endMeasure } from '@/lib/client/incident-queries';
import type { MeasureKind, MeasureState } from '@/lib/domain/incidents/measure';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentDetail, IncidentMeasure } from '@/lib/domain/read-models/incidents';
import { MeasureDialog } from '../dialogs/measure-dialog';
import { MEASURE_STATE_WORDS, WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { useIncidentChange } from './use-incident-change';

type Props = { incident: IncidentDetail; assessment: IncidentAssessment | undefined; mayWrite: boolean };

/** Rollbacks and bypasses of an incident; a bypass that ran out or soon does stands out. */
export function MeasuresPanel({ incident, assessment, mayWrite }: Props) {
  const [kind, setKind] = useState<MeasureKind | null>(null);
  const [ending, setEnding] = useState<IncidentMeasure | null>(null);
  const change = useIncidentChange();
  const end = async () => {
    await change(() => endMeasure(incident.id, ending!.id));
    showToast({ title: 'The end of the bypass is noted' });
  };
  const record = (each: MeasureKind, word: string) => (
    <PermittedButton
      size="sm"
      allowed={mayWrite}
      reason={WHO_WORKS_ON_INCIDENTS}
      onClick={() => setKind(each)}
    >
      {word}
    </PermittedButton>
  );
  return (
    <Panel
      id="measures"
      title="Rollbacks and bypasses"
      actions={
        <>
          {record('rollback', 'Record a rollback')}
          {record('bypass', 'Record a bypass')}
        </>
      }
    >
      {incident.measures.length === 0 ? (
        <p className="text-fg-muted text-sm">None is recorded.</p>
      ) : (
        <ul className="divide-line grid divide-y text-sm">
          {incident.measures.map((measure) => (
            <Measure
              key={measure.id}
              measure={measure}
              mayWrite={mayWrite}
              onEnd={() => setEnding(measure)}
            />
          ))}
        </ul>
      )}
      <MeasureDialog
        incident={incident}
        assessment={assessment}
        kind={kind}
        onOpenChange={(open) => (open ? undefined : setKind(null))}
      />
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => (open ? undefined : setEnding(null))}
        title="Is the bypass closed?"
        description="You say that you have made sure of it where the policy is kept. Gatehouse closes nothing by itself."
        confirmLabel="Yes, it is closed"
        onConfirm={end}
      />
    </Panel>
  );
}

const ICONS: Readonly<Record<MeasureState, readonly [typeof CircleCheck, string]>> = {
  done: [CircleCheck, 'text-status-met'],
  ended: [CircleCheck, 'text-status-met'],
  'in-force': [Hourglass, 'text-fg-muted'],
  'runs-out': [TriangleAlert, 'text-status-at-risk'],
  expired: [OctagonAlert, 'text-status-at-risk'],
};

function Measure({
  measure,
  mayWrite,
  onEnd,
}: {
  measure: IncidentMeasure;
  mayWrite: boolean;
  onEnd: () => void;
}) {
  const { kind, policy, environment, fromRevision, toRevision, state, shownBy } = measure;
  const [Icon, colour] = ICONS[state];
  return (
    <li className="grid gap-1 py-2 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{kind === 'rollback' ? 'Rollback' : 'Bypass'}</span>
        <Badge variant="plain">
          <Icon aria-hidden className={colour} />
          {MEASURE_STATE_WORDS[state]}
        </Badge>
      </p>
      <p>
        {kind === 'rollback' && toRevision ? (
          <ScopedLink
            className="link"
            prefetch={false}
            href={policyDiffHref(policy, toRevision, fromRevision)}
          >
            {policy} {fromRevision ? `${fromRevision} → ` : ''}
            {toRevision}
          </ScopedLink>
        ) : (
          <ScopedLink className="link" prefetch={false} href={policyHref(policy)}>
            {policy}
          </ScopedLink>
        )}
        {environment ? ` in ${environment}` : ''}
      </p>
      <p className="whitespace-pre-line">{measure.justification}</p>
      <p className="text-fg-muted text-xs">
        <Time at={measure.takenAt} as="absolute" /> by {measure.takenBy}
        {measure.expiresAt ? (
          <>
            {' · '}
            {state === 'expired' || state === 'ended' ? 'expiry' : 'expires'}{' '}
            <Time at={measure.expiresAt} as="absolute" />
          </>
        ) : null}
        {measure.endedAt ? (
          <>
            {' · '}closed <Time at={measure.endedAt} as="absolute" /> by {measure.endedBy}
          </>
        ) : null}
        {measure.exceptionId ? ' · an exception of the policy' : ''}
      </p>
      {kind === 'rollback' ? (
        <p className="text-fg-muted text-xs">
          {shownBy ? (
            <>
              In force since <Time at={shownBy.at} as="absolute" />
              {shownBy.environment ? ` in ${shownBy.environment}` : ''}, as an event shows.
            </>
          ) : (
            'No event shows it yet.'
          )}
        </p>
      ) : null}
      {kind === 'bypass' && state !== 'ended' ? (
        <div>
          <PermittedButton size="sm" allowed={mayWrite} reason={WHO_WORKS_ON_INCIDENTS} onClick={onEnd}>
            It is closed
          </PermittedButton>
        </div>
      ) : null}
    </li>
  );
}
