'use client';

import { useQuery } from '@tanstack/react-query';
import { BellOff, Flame } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ChangeAlertsDialog, type AlertVerb } from '@/components/alert-rows/change-alerts-dialog';
import { ChangeList } from '@/components/charts/change-list';
import { PermittedButton } from '@/components/forms/permitted-button';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { alertQuery } from '@/lib/client/alert-queries';
import { incidentHref } from '@/lib/client/incident-queries';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';
import type { Permission } from '@/lib/domain/roles';
import { AlertsPage } from '../alerts-page';
import { SilencesOfAlert } from '../silences/silences-of-alert';
import { AlertFacts } from './alert-facts';
import { ConditionPanel } from './condition-panel';
import { MessagesPanel } from './messages-panel';
import { RunbookPanel } from './runbook-panel';
import { SimilarPanel } from './similar-panel';
import { TransitionsPanel } from './transitions-panel';

const WHO_MAY = 'The roles on-call, reviewer and administrator do this.';
const BACK = { href: '/alerts', label: 'Alerts' };

/** `/alerts/[alertId]`: what fires, since when and why, what changed around it, who knows, and what helped before. */
export function AlertDetailPage({
  alertId,
  permissions,
}: {
  alertId: string;
  permissions: readonly Permission[];
}) {
  const query = useQuery(alertQuery(alertId));
  const [verb, setVerb] = useState<AlertVerb | null>(null);
  const alert = query.data?.alert;
  return (
    <AlertsPage
      tab="/alerts"
      title={alert?.title ?? 'Alert'}
      documentTitle={alert ? `${alert.title} · Alerts` : 'Alert · Alerts'}
      answer={alert?.sentence ?? null}
      controls={['refresh']}
      back={BACK}
      actions={alert && <Actions detail={query.data!} permissions={permissions} onChoose={setVerb} />}
    >
      <QueryState query={query} what="the alert" height={480}>
        {(detail) => <Detail detail={detail} />}
      </QueryState>
      <ChangeAlertsDialog
        verb={verb}
        ids={[alertId]}
        onOpenChange={(open) => (open ? undefined : setVerb(null))}
      />
    </AlertsPage>
  );
}

function Actions({
  detail: { alert },
  permissions,
  onChoose,
}: {
  detail: AlertDetail;
  permissions: readonly Permission[];
  onChoose: (verb: AlertVerb) => void;
}) {
  const mayChange = permissions.includes('alerts:write');
  const isOpen = alert.state !== 'resolved' && alert.state !== 'pending';
  return (
    <>
      {isOpen && alert.state !== 'acknowledged' ? (
        <PermittedButton
          variant="primary"
          allowed={mayChange}
          reason={WHO_MAY}
          onClick={() => onChoose('acknowledge')}
        >
          Acknowledge
        </PermittedButton>
      ) : null}
      {alert.state === 'acknowledged' ? (
        <PermittedButton allowed={mayChange} reason={WHO_MAY} onClick={() => onChoose('unacknowledge')}>
          Give back
        </PermittedButton>
      ) : null}
      {isOpen ? (
        <PermittedButton allowed={mayChange} reason={WHO_MAY} onClick={() => onChoose('resolve')}>
          Resolve
        </PermittedButton>
      ) : null}
      <PermittedLink allowed={mayChange} reason={WHO_MAY} href={`/alerts/silences/new?alert=${alert.id}`}>
        <BellOff aria-hidden />
        Silence
      </PermittedLink>
      {alert.incidentId ? (
        <Link className="link inline-flex min-h-8 items-center gap-1" href={incidentHref(alert.incidentId)}>
          <Flame aria-hidden className="size-4" />
          Its incident
        </Link>
      ) : (
        <PermittedLink
          allowed={permissions.includes('incidents:write')}
          reason={WHO_MAY}
          href={`/incidents/new?alert=${alert.id}`}
        >
          <Flame aria-hidden />
          Open an incident
        </PermittedLink>
      )}
    </>
  );
}

function Detail({ detail }: { detail: AlertDetail }) {
  return (
    <div className="grid gap-4">
      <SilencesOfAlert alertId={detail.alert.id} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title="What it is about">
          <AlertFacts detail={detail} />
        </Panel>
        <TransitionsPanel transitions={detail.transitions} />
      </div>
      <ConditionPanel detail={detail} />
      <RunbookPanel alert={detail.alert} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title="What changed around it" description="From an hour before its condition began.">
          {detail.changes.length > 0 ? (
            <ChangeList markers={detail.changes} />
          ) : (
            <p className="text-fg-muted text-sm">
              No change of a policy, a deploy, a rotation or a maintenance.
            </p>
          )}
        </Panel>
        <MessagesPanel messages={detail.messages} />
      </div>
      <SimilarPanel detail={detail} />
    </div>
  );
}
