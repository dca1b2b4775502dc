'use client';

import { useQuery } from '@tanstack/react-query';
import { describeOpen } from '@/components/alert-rows/alert-words';
import { useAnnouncedAlerts } from '@/components/alert-rows/use-announced-alerts';
import { ChangeList } from '@/components/charts/change-list';
import { ObjectivesStrip } from '@/components/indicators/objectives-strip';
import { Page } from '@/components/layout/page';
import { ScopedLink } from '@/components/layout/scoped-link';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Empty } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { describeRange } from '@/components/time-range/describe-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { ScrollArea } from '@/components/ui/scroll-area';
import { LiveRegion } from '@/components/ui/live-region';
import { useNow } from '@/components/values/use-now';
import { firstAlertsQuery } from '@/lib/client/alert-queries';
import { onCallQuery } from '@/lib/client/dashboard-queries';
import { attestationQuery, remediationQuery, telemetryGapsQuery } from '@/lib/client/indicator-queries';
import type { OnCallDashboard as Dashboard } from '@/lib/domain/read-models/dashboards';
import { FiringAlerts } from './firing-alerts';
import { AttestationBreakdown } from './attestation-breakdown';
import { AttestationFailures } from './attestation-failures';
import { AuditErrors } from './audit-errors';
import { AuthErrors } from './auth-errors';
import { DenialGroups } from './denial-groups';
import { describeOnCall } from './describe-on-call';
import { OnCallHint } from './on-call-hint';
import { OpenDrifts } from './open-drifts';
import { Regressions } from './regressions';
import { Remediation } from './remediation';
import { SilentSources } from './silent-sources';
import { TelemetryGaps } from './telemetry-gaps';
import { useAnnouncedGroups } from './use-announced-groups';

const notConnected = ({ freshness }: Dashboard) =>
  freshness.dataUntil === null
    ? ({
        kind: 'not-connected',
        title: 'No event has arrived yet',
        how: 'Point a policy engine at /api/ingest/opa or send events to /api/ingest/events with a token from Settings.',
      } as const)
    : null;

/** What is broken now, who is affected, what do I do? */
export function OnCallDashboard({
  mayReport,
  mayReadAudit,
  mayChangeAlerts,
}: {
  mayReport: boolean;
  mayReadAudit: boolean;
  mayChangeAlerts: boolean;
}) {
  const { scope, range, hasScopeFilter, clearScope } = usePageScope();
  const query = useQuery(onCallQuery(scope));
  const attestation = useQuery(attestationQuery(scope));
  const open = useQuery(firstAlertsQuery({ ...scope, state: 'open' }));
  const gaps = useQuery(telemetryGapsQuery(scope));
  const remediation = useQuery(remediationQuery(scope));
  const zone = useTimeZone();
  const now = useNow();
  const words = describeRange(range, now, zone);
  const windowWords = words.startsWith('Last') ? `the l${words.slice(1)}` : words;
  const announcedAlerts = useAnnouncedAlerts(open.data?.items);
  const alertWords = open.data ? describeOpen(open.data.items, open.data.total) : null;
  const announced = useAnnouncedGroups(query.data?.denialGroups);

  const quiet = (title: string, { freshness }: Dashboard) =>
    hasScopeFilter
      ? ({ kind: 'no-match', title, detail: 'The scope is filtered.', onClear: clearScope } as const)
      : ({ kind: 'all-quiet', title, checkedAt: freshness.generatedAt } as const);

  return (
    <Page
      title="On-call"
      answer={query.data && open.data ? describeOnCall(query.data, windowWords, alertWords) : null}
    >
      <LiveRegion>{announcedAlerts}</LiveRegion>
      <LiveRegion>{announced}</LiveRegion>
      {query.data ? <AuditErrors dashboard={query.data} mayReadAudit={mayReadAudit} /> : null}
      <OnCallHint />
      <FiringAlerts mayChange={mayChangeAlerts} />
      <Regressions scope={scope} />
      {query.data ? <SilentSources sources={query.data.silentSources} /> : null}
      <QueryPanel
        title="Active denials"
        description={`By service and policy, ${windowWords}. A denial is a policy at work; what is new or growing is worth a look.`}
        actions={
          <ScopedLink href="/denials" className="link inline-flex min-h-6 items-center">
            All denials
          </ScopedLink>
        }
        query={query}
        what="active denials"
        height={320}
        flush
        freshnessOf={({ freshness }) => freshness}
        emptyOf={(data) =>
          notConnected(data) ??
          (data.denialGroups.length === 0 ? quiet(`No denials in ${windowWords}`, data) : null)
        }
      >
        {({ denialGroups, denialGroupTotal }) => (
          <DenialGroups groups={denialGroups} total={denialGroupTotal} mayReport={mayReport} />
        )}
      </QueryPanel>
      <ObjectivesStrip />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <QueryPanel
          id="auth-errors"
          title="M6 authentication errors"
          description={`Failed attempts, ${windowWords}; rotations are marked`}
          query={query}
          what="authentication errors"
          height={320}
          flush
          emptyOf={notConnected}
        >
          {(dashboard) => <AuthErrors dashboard={dashboard} />}
        </QueryPanel>
        <QueryPanel
          title="Recent policy changes"
          description={`Published, activated and rolled back, ${windowWords}`}
          query={query}
          what="policy changes"
          height={320}
        >
          {({ changes }) =>
            changes.length > 0 ? (
              <ScrollArea label="Policy changes" className="max-h-96">
                <ChangeList markers={changes} />
              </ScrollArea>
            ) : (
              <Empty
                kind="no-match"
                title={`No policy changed in ${windowWords}`}
                detail="Choose a longer time range to look further back."
              />
            )
          }
        </QueryPanel>
      </div>
      <OpenDrifts />
      <QueryPanel
        id="attestation-failures"
        title="Attestation failures by host"
        description={`Workloads, hosts and devices that failed to prove their state, ${windowWords}`}
        query={query}
        what="attestation failures"
        height={200}
        flush
        emptyOf={(data) =>
          notConnected(data) ??
          (data.attestationFailures.length === 0 ? quiet('No host fails attestation', data) : null)
        }
      >
        {(dashboard) => <AttestationFailures dashboard={dashboard} />}
      </QueryPanel>
      <QueryPanel
        id="attestation"
        title="M2 attestation by environment, method and host"
        description={`Attempts, ${windowWords}`}
        query={attestation}
        what="attestation"
        height={200}
        flush
        emptyOf={({ environments, freshness }) =>
          environments.length > 0
            ? null
            : freshness.dataUntil === null
              ? {
                  kind: 'not-connected',
                  title: 'No event has arrived yet',
                  how: 'Send attestation events to /api/ingest/events with a token from Settings.',
                }
              : {
                  kind: 'no-match',
                  title: `Nothing attested in ${windowWords}`,
                  detail: 'Choose a longer time range to look further back.',
                }
        }
      >
        {(breakdown) => <AttestationBreakdown breakdown={breakdown} />}
      </QueryPanel>
      <QueryPanel
        id="telemetry-gaps"
        title="M4 silent and untagged services"
        description="Services of the inventory without tagged telemetry in the last 15 minutes of this time range"
        query={gaps}
        what="telemetry gaps"
        height={200}
        flush
        emptyOf={({ items, expected, freshness }) =>
          expected === 0
            ? {
                kind: 'not-connected',
                title: 'The inventory names no service',
                how: 'Import it in Settings, or with gatehouse inventory import FILE.',
              }
            : items.length === 0
              ? {
                  kind: 'all-quiet',
                  title: `All ${expected} services send tagged telemetry`,
                  checkedAt: freshness.generatedAt,
                }
              : null
        }
      >
        {(data) => <TelemetryGaps gaps={data} />}
      </QueryPanel>
      <QueryPanel
        id="alerts"
        title="M9 alerts and their remediation"
        description={`Alerts of Gatehouse and of other systems that were open in ${windowWords}`}
        query={remediation}
        what="alerts"
        height={200}
        flush
        emptyOf={({ items, freshness }) =>
          items.length > 0
            ? null
            : hasScopeFilter
              ? {
                  kind: 'no-match',
                  title: 'No alert matches',
                  detail: 'The scope is filtered.',
                  onClear: clearScope,
                }
              : { kind: 'all-quiet', title: 'No alert was open', checkedAt: freshness.generatedAt }
        }
      >
        {(data) => <Remediation remediation={data} />}
      </QueryPanel>
    </Page>
  );
}
