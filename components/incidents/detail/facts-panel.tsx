'use client';

import { useState } from 'react';
import { formatSeconds } from '@/components/format/format-duration';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { PermittedButton } from '@/components/forms/permitted-button';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { IncidentSeverityBadge, IncidentStateBadge } from '@/components/status/incident-badges';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { TimesDialog } from '../dialogs/times-dialog';
import { sayZones, secondsAfterDetection, WHO_WORKS_ON_INCIDENTS } from '../incident-words';

/** State, times and roles of an incident. */
export function FactsPanel({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const [isCorrecting, setIsCorrecting] = useState(false);
  const { severity, state, isDrill, cause, policy, policyRevision, detectedAt } = incident;
  const when = (at: string | null) =>
    at === null ? (
      <span className="text-fg-muted">not yet</span>
    ) : (
      <>
        <Time at={at} as="absolute" />
        <span className="text-fg-muted block text-xs">
          {formatSeconds(secondsAfterDetection(incident, at))} after detection
        </span>
      </>
    );
  return (
    <Panel
      title="State, times and roles"
      actions={
        <PermittedButton
          size="sm"
          allowed={mayWrite}
          reason={WHO_WORKS_ON_INCIDENTS}
          onClick={() => setIsCorrecting(true)}
        >
          Correct times
        </PermittedButton>
      }
    >
      <DescriptionList
        items={[
          [
            'State',
            <span key="state" className="inline-flex flex-wrap items-center gap-2">
              <IncidentStateBadge state={state} />
              <IncidentSeverityBadge severity={severity} />
              {isDrill ? <Badge variant="accent">Drill</Badge> : null}
            </span>,
          ],
          ['Cause', cause === null ? 'not told apart yet' : CAUSE_NAMES[cause]],
          [
            'Policy',
            policy === null ? (
              <span key="policy" className="text-fg-muted">
                none is named
              </span>
            ) : (
              <ScopedLink
                key="policy"
                className="link"
                prefetch={false}
                href={policyRevision ? policyDiffHref(policy, policyRevision, null) : policyHref(policy)}
              >
                {policy} {policyRevision}
              </ScopedLink>
            ),
          ],
          ['Zones', sayZones(incident)],
          ['Detected', <Time key="detected" at={detectedAt} as="absolute" />],
          ['Acknowledged', <span key="acknowledged">{when(incident.acknowledgedAt)}</span>],
          ['Mitigated', <span key="mitigated">{when(incident.mitigatedAt)}</span>],
          ['Resolved', <span key="resolved">{when(incident.resolvedAt)}</span>],
          ['Commander', incident.commander ?? 'nobody'],
          ['Responder', incident.responder ?? 'nobody'],
          ['Scribe', incident.scribe ?? 'nobody'],
          [
            'Opened',
            <span key="opened">
              <Time at={incident.createdAt} as="absolute" /> by {incident.createdBy}
            </span>,
          ],
        ]}
      />
      <TimesDialog incident={incident} open={isCorrecting} onOpenChange={setIsCorrecting} />
    </Panel>
  );
}
