'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { describeSubject } from '@/components/alert-rows/alert-words';
import { formatCounted } from '@/components/format/format-count';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { AlertStateBadge } from '@/components/status/alert-state-badge';
import { SeverityBadge } from '@/components/status/severity-badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { generalErrorOf } from '@/lib/client/field-errors';
import { changeIncidentAlerts } from '@/lib/client/incident-queries';
import type { IncidentAlert, IncidentDetail } from '@/lib/domain/read-models/incidents';
import { AddAlertsDialog } from '../dialogs/add-alerts-dialog';
import { AlertTimesDialog } from '@/components/alert-times/alert-times-dialog';
import { WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { useIncidentChange } from './use-incident-change';

const FIRST = 10;

/** The alerts of an incident, with the times that M9 takes of each. */
export function AlertsPanel({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const [isAdding, setIsAdding] = useState(false);
  const [all, setAll] = useState(false);
  const [correcting, setCorrecting] = useState<IncidentAlert | null>(null);
  const change = useIncidentChange();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (id: string) => change(() => changeIncidentAlerts(incident.id, { remove: [id] })),
  });
  const shown = all ? incident.items : incident.items.slice(0, FIRST);
  return (
    <Panel
      title="Alerts"
      description={formatCounted(incident.alerts, 'alert')}
      actions={
        <PermittedButton
          size="sm"
          allowed={mayWrite}
          reason={WHO_WORKS_ON_INCIDENTS}
          onClick={() => setIsAdding(true)}
        >
          Add alerts
        </PermittedButton>
      }
    >
      {incident.items.length === 0 ? <p className="text-fg-muted text-sm">None belongs to it yet.</p> : null}
      <ul className="divide-line grid divide-y text-sm">
        {shown.map((alert) => (
          <li key={alert.id} className="grid gap-1 py-2">
            <Link className="link w-fit [overflow-wrap:anywhere]" href={alertHref(alert.id)}>
              {alert.title}
            </Link>
            <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">{describeSubject(alert)}</p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
              <SeverityBadge severity={alert.severity} />
              <AlertStateBadge state={alert.state} />
              <span>
                fired <Time at={alert.openedAt} missing="not yet" />
              </span>
              {alert.times?.corrected ? (
                <span title={alert.times.corrected.reason}>
                  times corrected by {alert.times.corrected.by}
                </span>
              ) : null}
            </p>
            <div className="flex flex-wrap gap-1.5">
              {alert.times ? (
                <PermittedButton
                  size="sm"
                  variant="ghost"
                  allowed={mayWrite}
                  reason={WHO_WORKS_ON_INCIDENTS}
                  aria-label={`Correct the times of ${alert.title}`}
                  onClick={() => setCorrecting(alert)}
                >
                  Correct times
                </PermittedButton>
              ) : null}
              <PermittedButton
                size="sm"
                variant="ghost"
                allowed={mayWrite}
                reason={WHO_WORKS_ON_INCIDENTS}
                disabled={isPending}
                aria-label={`Take out ${alert.title}`}
                onClick={() => mutate(alert.id)}
              >
                Take out
              </PermittedButton>
            </div>
          </li>
        ))}
      </ul>
      {incident.items.length > shown.length ? (
        <Button size="sm" onClick={() => setAll(true)}>
          Show all {incident.items.length}
        </Button>
      ) : null}
      <FormError>{generalErrorOf(error, [])}</FormError>
      <AddAlertsDialog id={incident.id} open={isAdding} onOpenChange={setIsAdding} />
      <AlertTimesDialog
        times={correcting?.times ?? null}
        title={correcting?.title ?? ''}
        onOpenChange={(open) => (open ? undefined : setCorrecting(null))}
      />
    </Panel>
  );
}
