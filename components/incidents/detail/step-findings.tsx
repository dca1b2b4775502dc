'use client';

import Link from 'next/link';
import { ChangeLine } from '@/components/charts/change-list';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { mergeMarkers } from '@/components/charts/prepare/merge-markers';
import { formatCounted } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import type { IncidentStepId } from '@/lib/domain/incidents/steps';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { postmortemHref } from '../incident-words';
import { AffectedServices } from './affected-services';

/** What Gatehouse can fill in of a step by itself; nothing while it is read. */
export function StepFindings({
  step,
  incident,
  assessment,
}: {
  step: IncidentStepId;
  incident: IncidentDetail;
  assessment: IncidentAssessment | undefined;
}) {
  if (!assessment) return null;
  switch (step) {
    case 'triage':
      return <Causes assessment={assessment} />;
    case 'scope':
      return <AffectedServices assessment={assessment} />;
    case 'mitigate':
      return <Rollback assessment={assessment} />;
    case 'remediate':
      return <OpenBypasses incident={incident} />;
    case 'postmortem':
      return (
        <p className="text-sm">
          <Link className="link" prefetch={false} href={postmortemHref(incident.number)}>
            {incident.postmortem
              ? `Postmortem, version ${incident.postmortem.version}`
              : 'Postmortem, filled in by Gatehouse'}
          </Link>
        </p>
      );
  }
}

function Causes({ assessment: { causes, change } }: { assessment: IncidentAssessment }) {
  const [first, ...rest] = causes;
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-pretty">
        {first ? (
          <>
            Its alerts point at <strong>{CAUSE_NAMES[first.cause]}</strong>:{' '}
            {formatCounted(first.alerts, 'alert')} of {first.detectors.join(', ')}.
            {rest.length > 0
              ? ` Others at ${rest.map(({ cause, alerts }) => `${CAUSE_NAMES[cause]} (${alerts})`).join(', ')}.`
              : ''}
          </>
        ) : (
          'Without alerts nothing points at a cause.'
        )}
      </p>
      {change ? (
        <div>
          <p className="text-fg-muted text-xs">The change that most likely caused it:</p>
          {mergeMarkers([change]).map((merged) => (
            <ChangeLine key={merged.marker.eventId} change={merged} />
          ))}
        </div>
      ) : (
        <p className="text-fg-muted text-xs">None of its policies changed in the day before.</p>
      )}
    </div>
  );
}

function Rollback({ assessment: { rollback } }: { assessment: IncidentAssessment }) {
  if (!rollback)
    return (
      <p className="text-fg-muted text-sm">No earlier revision is known that a rollback would lead to.</p>
    );
  const { policy, from, to, environments } = rollback;
  return (
    <p className="text-sm text-pretty">
      A rollback of {policy} leads from {from} back to {to}
      {environments.length > 0 ? ` (active in ${environments.join(', ')})` : ''}.{' '}
      <ScopedLink className="link" prefetch={false} href={policyDiffHref(policy, to, from)}>
        What it would change
      </ScopedLink>{' '}
      ·{' '}
      <a className="link" href="#measures">
        Record it
      </a>
    </p>
  );
}

function OpenBypasses({ incident: { openBypasses, expiredBypasses } }: { incident: IncidentDetail }) {
  if (openBypasses === 0) return null;
  return (
    <p className="text-sm">
      {formatCounted(openBypasses, 'bypass', 'bypasses')} open
      {expiredBypasses > 0 ? `, ${expiredBypasses} expired` : ''}.{' '}
      <a className="link" href="#measures">
        Close it
      </a>
    </p>
  );
}
