'use client';

import { useQuery } from '@tanstack/react-query';
import { FileText, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { incidentAssessmentQuery, incidentQuery } from '@/lib/client/incident-queries';
import type { IncidentState } from '@/lib/domain/incidents/incident';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import type { Permission } from '@/lib/domain/roles';
import { IncidentDialog } from '../dialogs/incident-dialog';
import { StateDialog } from '../dialogs/state-dialog';
import { INCIDENTS, postmortemHref, WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { describeIncident } from './describe-incident';
import { ActionsPanel } from './actions-panel';
import { AlertsPanel } from './alerts-panel';
import { FactsPanel } from './facts-panel';
import { MeasuresPanel } from './measures-panel';
import { RunbookPanel } from './runbook-panel';
import { StepsPanel } from './steps-panel';
import { TimelinePanel } from './timeline-panel';

const BACK = { href: INCIDENTS, label: 'Incidents' };

/** `/incidents/[id]`: what is known, what to do next, and what happened. */
export function IncidentPage({ id, permissions }: { id: string; permissions: readonly Permission[] }) {
  const query = useQuery(incidentQuery(id));
  const incident = query.data;
  const mayWrite = permissions.includes('incidents:write');
  return (
    <Page
      title={incident ? `#${incident.number} ${incident.title}` : 'Incident'}
      documentTitle={incident ? `#${incident.number} ${incident.title} · Incidents` : 'Incident · Incidents'}
      answer={incident ? describeIncident(incident) : null}
      back={BACK}
      controls={['refresh']}
      actions={incident ? <Actions incident={incident} mayWrite={mayWrite} /> : null}
    >
      <QueryState query={query} what="the incident" height={600}>
        {(data) => <Detail incident={data} mayWrite={mayWrite} />}
      </QueryState>
    </Page>
  );
}

function Detail({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const assessment = useQuery(incidentAssessmentQuery(incident.id)).data;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
      <div className="grid min-w-0 gap-4">
        <StepsPanel incident={incident} assessment={assessment} mayWrite={mayWrite} />
        <RunbookPanel incident={incident} />
        <TimelinePanel incident={incident} mayWrite={mayWrite} />
      </div>
      <div className="grid min-w-0 gap-4">
        <FactsPanel incident={incident} mayWrite={mayWrite} />
        <AlertsPanel incident={incident} mayWrite={mayWrite} />
        <MeasuresPanel incident={incident} assessment={assessment} mayWrite={mayWrite} />
        <ActionsPanel incident={incident} mayWrite={mayWrite} />
      </div>
    </div>
  );
}

/** What may come next, the usual way first. */
const NEXT: Readonly<Record<IncidentState, readonly (readonly [IncidentState, string])[]>> = {
  open: [
    ['mitigated', 'Mark mitigated'],
    ['resolved', 'Resolve'],
  ],
  mitigated: [
    ['resolved', 'Resolve'],
    ['open', 'Reopen'],
  ],
  resolved: [
    ['closed', 'Close'],
    ['open', 'Reopen'],
  ],
  closed: [['open', 'Reopen']],
};

function Actions({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const [state, setState] = useState<IncidentState | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <>
      {NEXT[incident.state].map(([next, word], index) => (
        <PermittedButton
          key={next}
          variant={index === 0 ? 'primary' : 'outline'}
          allowed={mayWrite}
          reason={WHO_WORKS_ON_INCIDENTS}
          onClick={() => setState(next)}
        >
          {word}
        </PermittedButton>
      ))}
      <PermittedButton allowed={mayWrite} reason={WHO_WORKS_ON_INCIDENTS} onClick={() => setIsEditing(true)}>
        <Pencil aria-hidden />
        Change
      </PermittedButton>
      <Button asChild>
        <Link href={postmortemHref(incident.number)} prefetch={false}>
          <FileText aria-hidden />
          Postmortem
        </Link>
      </Button>
      <StateDialog
        id={incident.id}
        state={state}
        onOpenChange={(open) => (open ? undefined : setState(null))}
      />
      <IncidentDialog incident={incident} open={isEditing} onOpenChange={setIsEditing} />
    </>
  );
}
