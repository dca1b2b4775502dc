'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsInteger, parseAsStringLiteral, useQueryState } from 'nuqs';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Page } from '@/components/layout/page';
import { OpenActions } from '@/components/postmortem-actions/open-actions';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { incidentHref, incidentsQuery } from '@/lib/client/incident-queries';
import { CAUSE_NAMES, CAUSES } from '@/lib/domain/alerting/causes';
import { INCIDENT_SEVERITIES } from '@/lib/domain/incidents/incident';
import type { IncidentList } from '@/lib/domain/read-models/incidents';
import type { Permission } from '@/lib/domain/roles';
import { describeIncidents, NEW_INCIDENT, WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { INCIDENT_COLUMNS } from './incident-columns';
import { RemediationPanel } from './remediation-panel';

const STATES = ['open', 'past'] as const;
const STATE_WORDS = { open: 'Open', past: 'Resolved or closed' } as const;

/** `/incidents`: what people work on, how long it takes, and what is left to do afterwards. */
export function IncidentsPage({ permissions }: { permissions: readonly Permission[] }) {
  const { scope } = usePageScope();
  const [state, setState] = useQueryState('state', parseAsStringLiteral(STATES));
  const [cause, setCause] = useQueryState('cause', parseAsStringLiteral(CAUSES));
  const [severity, setSeverity] = useQueryState('severity', parseAsInteger);
  const { from, to, zone } = scope;
  const asked = INCIDENT_SEVERITIES.find((each) => each === severity);
  const query = useQuery(
    incidentsQuery({ from, to, zone, state: state ?? undefined, cause: cause ?? undefined, severity: asked }),
  );
  const mayWrite = permissions.includes('incidents:write');
  const isFiltered = state !== null || cause !== null || asked !== undefined || zone !== undefined;
  const clear = () => {
    void setState(null);
    void setCause(null);
    void setSeverity(null);
  };
  const emptyOf = ({ items, freshness }: IncidentList): EmptyKind | null => {
    if (items.length > 0) return null;
    return isFiltered
      ? { kind: 'no-match', title: 'No incident matches the filters', onClear: clear }
      : { kind: 'all-quiet', title: 'No incident in this time', checkedAt: freshness.generatedAt };
  };
  return (
    <Page
      title="Incidents"
      answer={query.data ? describeIncidents(query.data) : null}
      actions={
        <PermittedLink allowed={mayWrite} reason={WHO_WORKS_ON_INCIDENTS} href={NEW_INCIDENT}>
          <Plus aria-hidden />
          Open an incident
        </PermittedLink>
      }
    >
      <QueryPanel
        title="Incidents"
        description={query.data ? describeTimes(query.data) : undefined}
        query={query}
        what="incidents"
        height={300}
        flush
        emptyOf={emptyOf}
        actions={
          <>
            <ChoiceSelect
              name="State"
              all="Every state"
              value={state}
              options={STATES}
              wordOf={(each) => STATE_WORDS[each as keyof typeof STATE_WORDS] ?? each}
              onChoose={(each) => void setState(STATES.find((known) => known === each) ?? null)}
              data-page-filter
            />
            <ChoiceSelect
              name="Severity"
              all="Every severity"
              value={asked === undefined ? null : String(asked)}
              options={INCIDENT_SEVERITIES.map(String)}
              wordOf={(each) => `SEV ${each}`}
              onChoose={(each) => void setSeverity(each === null ? null : Number(each))}
            />
            <ChoiceSelect
              name="Cause"
              all="Every cause"
              value={cause}
              options={CAUSES}
              wordOf={(each) => CAUSE_NAMES[each as keyof typeof CAUSE_NAMES] ?? each}
              onChoose={(each) => void setCause(CAUSES.find((known) => known === each) ?? null)}
            />
          </>
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Incidents"
            counted={['incident', 'incidents']}
            columns={INCIDENT_COLUMNS}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ number }) => incidentHref(number)}
            total={total}
            sorting="query"
            filterKey={`${state} ${cause} ${asked} ${JSON.stringify(scope)}`}
            stack
          />
        )}
      </QueryPanel>
      <OpenActions />
      <RemediationPanel scope={scope} mayWrite={mayWrite} />
    </Page>
  );
}

/** How long incidents of the window took; what nobody did in it has no figure. */
function describeTimes({ toAcknowledge, toMitigate, toResolve }: IncidentList): string {
  const parts = [
    ['acknowledged', toAcknowledge] as const,
    ['mitigated', toMitigate] as const,
    ['resolved', toResolve] as const,
  ]
    .filter(([, { count }]) => count > 0)
    .map(
      ([word, { count, mean, p50 }]) =>
        `${formatCounted(count, 'incident')} ${word}, mean ${formatSeconds(mean)}, median ${formatSeconds(p50)} after detection`,
    );
  return parts.length > 0
    ? `${parts.join('; ')}. Drills are not counted.`
    : 'Open ones first, then those of the time range.';
}
