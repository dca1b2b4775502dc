'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Summary } from '@/components/ui/summary';
import { JsonView } from '@/components/values/json-view';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { ReplayPreview } from '@/lib/domain/read-models/replay';
import { NOT_REPLAYABLE_WORDS } from './replay-words';

type Previewed = ReplayPreview['decisions'][number];

/** The last decisions: then and now, and on demand the input beside the event. */
export function PreviewList({ decisions }: { decisions: readonly Previewed[] }) {
  if (decisions.length === 0)
    return <p className="text-fg-muted text-sm">The selection has no decision to try.</p>;
  return (
    <ul className="divide-line border-line divide-y rounded-md border">
      {decisions.map((decision) => (
        <li key={decision.eventId}>
          <details>
            <Summary className="min-h-9 w-full flex-wrap gap-x-3 gap-y-1 px-3 py-1.5 text-sm">
              <Time at={decision.occurredAt} as="clock" />
              <ThenAndNow decision={decision} />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <TextOrMissing text={decision.principal} />
              </span>
            </Summary>
            <div className="grid gap-3 px-3 pb-3 lg:grid-cols-2">
              <div className="grid min-w-0 content-start gap-1">
                <p className="text-xs font-semibold">The event&apos;s columns and payload</p>
                <JsonView value={{ event: decision.event, payload: decision.payload }} label="The event" />
                <Link
                  href={`/denials/${encodeURIComponent(decision.eventId)}`}
                  className="link inline-flex min-h-6 items-center text-sm"
                  prefetch={false}
                >
                  Open the decision
                </Link>
              </div>
              <div className="grid min-w-0 content-start gap-1">
                <p className="text-xs font-semibold">What the engine is given</p>
                {decision.notReplayable ? (
                  <p className="text-sm">
                    {NOT_REPLAYABLE_WORDS[decision.notReplayable.reason]}:{' '}
                    <code className="font-mono text-xs">{decision.notReplayable.what}</code>
                  </p>
                ) : (
                  <JsonView value={decision.input} label="The input" />
                )}
                {decision.reason ? <p className="text-fg-muted text-sm">{decision.reason}</p> : null}
              </div>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function ThenAndNow({ decision: { from, to, notReplayable } }: { decision: Previewed }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <OutcomeBadge outcome={from} />
      <ArrowRight aria-label="then" className="text-fg-muted size-3.5" />
      {to ? (
        <OutcomeBadge outcome={to} />
      ) : (
        <span className="text-fg-muted">{notReplayable ? 'not replayable' : 'not decided'}</span>
      )}
    </span>
  );
}
