import Link from 'next/link';
import { RunbookSteps } from '@/components/runbook-steps/runbook-steps';
import { Panel } from '@/components/states/panel';
import { incidentHref } from '@/lib/client/incident-queries';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';

/** What to do, step by step. An alert that belongs to an incident is worked along there, so that ticks are in one place. */
export function RunbookPanel({ alert: { id, runbook, incidentId } }: { alert: AlertDetail['alert'] }) {
  if (!runbook) return null;
  return (
    <Panel title="What to do">
      {incidentId ? (
        <p className="text-sm">
          Its runbook is worked along in{' '}
          <Link className="link" href={incidentHref(incidentId)}>
            its incident
          </Link>
          .
        </p>
      ) : (
        <RunbookSteps slug={runbook} alertId={id} />
      )}
    </Panel>
  );
}
