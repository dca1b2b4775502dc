'use client';

import { useQuery } from '@tanstack/react-query';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds } from '@/components/format/format-duration';
import { shortenId } from '@/components/format/shorten-id';
import { Page } from '@/components/layout/page';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { traceQuery } from '@/lib/client/trace-queries';
import type { Trace } from '@/lib/domain/read-models/traces';
import { RoleTotals } from './role-totals';
import { Waterfall } from './waterfall';

/** `/traces/[traceId]`: where the time of one request went, and what was decided on the way. */
export function TracePage({ traceId, mayReadEvents }: { traceId: string; mayReadEvents: boolean }) {
  const query = useQuery({ ...traceQuery(traceId), enabled: mayReadEvents });
  const data = query.data?.traceId === traceId.toLowerCase() ? query.data : undefined;
  return (
    <Page
      title="Trace"
      documentTitle={`Trace ${shortenId(traceId)}`}
      controls={[]}
      back={{ href: '/denials', label: 'Denials' }}
      answer={data?.sentence}
    >
      {mayReadEvents ? (
        <QueryState query={{ ...query, data }} what="this trace" height={480}>
          {(trace) => <TraceContent trace={trace} />}
        </QueryState>
      ) : (
        <NotAllowed title="Trace" />
      )}
    </Page>
  );
}

function TraceContent({ trace }: { trace: Trace }) {
  const { traceId, window, durationMs, spans, events, roles } = trace;
  return (
    <div className="grid gap-4">
      <Panel title="About this trace">
        <DescriptionList
          items={[
            ['Trace', <Id key="trace" id={traceId} what="trace id" length={34} />],
            ['Began', <Time key="began" at={window.from} as="absolute" milliseconds />],
            [
              'Took',
              spans.length > 0 ? (
                formatMilliseconds(durationMs)
              ) : (
                <NotReported key="took">unknown without spans</NotReported>
              ),
            ],
          ]}
        />
      </Panel>
      {spans.length > 0 ? (
        <Panel
          title="Where the time went"
          description="Time during which at least one such span ran. Of sidecars and services it is their own: what they waited for counts where it was spent."
        >
          <RoleTotals roles={roles} />
        </Panel>
      ) : null}
      <Panel
        title="Spans and decisions"
        description="Arrow keys move and fold, Enter shows a span’s details or opens a decision."
      >
        <Notes trace={trace} />
        {spans.length === 0 ? (
          <Empty
            kind="not-connected"
            title="No spans of this trace were received"
            how="Send traces with OpenTelemetry to /api/otlp to see where the time went; until then its events stand alone."
          />
        ) : null}
        {spans.length + events.length > 0 ? <Waterfall trace={trace} /> : null}
      </Panel>
    </div>
  );
}

/** What must be known to read the picture: what is not in it, and whose clocks disagree. */
function Notes({ trace: { spans, spanTotal, events, eventTotal, skewedServices } }: { trace: Trace }) {
  const notes = [
    spanTotal > spans.length &&
      `${formatCount(spans.length)} of ${formatCount(spanTotal)} spans are shown: policy evaluation, attestation and sidecars first, then the others by their start.`,
    eventTotal > events.length &&
      `${formatCount(events.length)} of ${formatCount(eventTotal)} events are shown, denials first.`,
    skewedServices.length > 0 &&
      `Clocks differ: spans of ${skewedServices.join(', ')} start before the ones that called them. Every bar is drawn by its own service’s clock.`,
    spans.some(({ parent }) => parent === 'missing') &&
      'Some spans name a parent that was not received or lies outside of your zones; they stand at the top.',
  ].filter((note) => typeof note === 'string');
  if (notes.length === 0) return null;
  return (
    <ul className="text-fg-muted mb-3 grid gap-1 text-xs text-pretty">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
