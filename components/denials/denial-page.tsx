'use client';

import { useQuery } from '@tanstack/react-query';
import { DecisionDetail } from '@/components/decisions/detail/decision-detail';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { Page } from '@/components/layout/page';
import { presentOutcome } from '@/components/status/outcome-presentation';
import { QueryState } from '@/components/states/query-state';
import { DenialVerdicts } from '@/components/verdicts/denial-verdicts';
import { denialQuery } from '@/lib/client/event-queries';

const TITLES: Record<string, string> = { deny: 'Denial', allow: 'Allowed request' };

/** `/denials/[eventId]`: everything known about one denial, or another decision. */
export function DenialPage({
  eventId,
  mayReadEvents,
  mayJudge,
  mayReport,
}: {
  eventId: string;
  mayReadEvents: boolean;
  mayJudge: boolean;
  mayReport: boolean;
}) {
  const query = useQuery({ ...denialQuery(eventId), enabled: mayReadEvents });
  const data = query.data?.event.id === eventId ? query.data : undefined;
  const outcome = data?.event.outcome ?? 'deny';
  const title = TITLES[outcome] ?? `Decision: ${presentOutcome(outcome).word.toLowerCase()}`;
  const service = data?.event.service;
  return (
    <Page
      title={title}
      documentTitle={service ? `${title} of ${service}` : title}
      controls={[]}
      back={{ href: '/denials', label: 'Denials' }}
      answer={data?.sentence}
    >
      {mayReadEvents ? (
        <QueryState query={{ ...query, data }} what="this decision" height={640}>
          {(detail) => (
            <div className="grid gap-4">
              {detail.event.outcome === 'deny' ? (
                <DenialVerdicts eventId={eventId} mayJudge={mayJudge} mayReport={mayReport} />
              ) : null}
              <DecisionDetail detail={detail} frame="page" />
            </div>
          )}
        </QueryState>
      ) : (
        <NotAllowed title={title} />
      )}
    </Page>
  );
}
