import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { TraceSpan } from '@/lib/domain/read-models/traces';

/** Everything that a span said about itself. */
export function SpanDetail({ span }: { span: TraceSpan }) {
  const attributes = Object.entries(span.attributes);
  return (
    <div className="bg-muted grid gap-3 px-3 py-2">
      <DescriptionList
        items={[
          ['Started', <Time key="started" at={span.startedAt} as="absolute" milliseconds />],
          ['Kind', span.kind],
          ['Status', span.statusMessage ? `${span.status}: ${span.statusMessage}` : span.status],
          ['Zone', span.zone],
          ['Environment', <TextOrMissing key="environment" text={span.environment} />],
          ['Instrumentation', <TextOrMissing key="scope" text={span.scope} />],
          ['Source', span.source],
          ['Span', <Id key="span" id={span.spanId} what="span id" />],
          ['Parent', <Id key="parent" id={span.parentSpanId} what="parent span id" />],
          ...attributes.map(([name, value]): [string, React.ReactNode] => [
            name,
            <code key={name} className="font-mono text-xs [overflow-wrap:anywhere]">
              {value}
            </code>,
          ]),
        ]}
      />
    </div>
  );
}
