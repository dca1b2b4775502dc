'use client';

import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { PolicySuggestions, Suggestion } from '@/lib/domain/read-models/suggestions';
import { GrantedPanel } from './granted-panel';
import { NotPermitted } from './not-permitted';
import { RulesPanel } from './rules-panel';
import { describeRead, describeSize } from './suggestion-words';
import { TextPanel } from './text-panel';

/** What is suggested for one service: the text, its rules, its test against history, and what is unused. */
export function SuggestionView({
  suggestions,
  suggestion,
  mayReplay,
}: {
  suggestions: PolicySuggestions;
  suggestion: Suggestion;
  mayReplay: boolean;
}) {
  return (
    <div className="grid gap-4">
      <Evidence suggestion={suggestion} />
      <TextPanel suggestions={suggestions} suggestion={suggestion} mayReplay={mayReplay} />
      {suggestion.rules.length > 0 ? (
        <RulesPanel suggestion={suggestion} description={describeSize(suggestion)} />
      ) : null}
      <NotPermitted suggestion={suggestion} />
      <GrantedPanel granted={suggestion.granted} />
    </div>
  );
}

/** What the suggestion rests on, and what it would have done to it. */
function Evidence({ suggestion: { observed, read, replay } }: { suggestion: Suggestion }) {
  const { allowed, falsePositives, trueBlocks, unsettled } = observed;
  return (
    <Panel title="What was seen" description={describeRead(read)}>
      <ul className="grid gap-1 text-sm">
        <li>
          {formatCounted(allowed.events, 'event')} allowed, {formatCounted(falsePositives.events, 'denial')}{' '}
          judged false positive: to be permitted.
        </li>
        <li>{formatCounted(trueBlocks.events, 'denial')} judged true block: never permitted.</li>
        <li>
          {formatCounted(unsettled.events, 'denial')} that nobody settled: permitted only where good traffic
          is the same.
        </li>
      </ul>
      {read.isWhole ? null : (
        <p className="text-fg-muted mt-1 text-xs">
          Back to <Time at={read.backTo} as="absolute" />.
        </p>
      )}
      {replay ? <Replayed replay={replay} /> : null}
    </Panel>
  );
}

function Replayed({ replay }: { replay: NonNullable<Suggestion['replay']> }) {
  const of = (part: number, whole: number) =>
    `${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')}`;
  return (
    <div className="mt-3">
      <h3 className="mb-1 text-xs font-semibold">Replayed against what was seen</h3>
      <p className="text-pretty">
        The text would permit {of(replay.goodPermitted, replay.good)} good,{' '}
        {replay.trueBlocks > 0
          ? `keep ${of(replay.trueBlocksBlocked, replay.trueBlocks)} true blocks blocked`
          : 'meets no reviewed true block'}
        , and permit {of(replay.unsettledPermitted, replay.unsettled)} unsettled denials.
      </p>
      <p className="text-fg-muted text-xs">
        {replay.by === 'cedar'
          ? 'Evaluated by Cedar itself.'
          : 'Evaluated by reading the text back with the meaning that Kubernetes and Istio document; no cluster was asked.'}
      </p>
    </div>
  );
}
