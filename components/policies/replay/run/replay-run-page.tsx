'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/states/query-state';
import { replayQuery } from '@/lib/client/replay-queries';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { MayNotReplay } from '../may-not-replay';
import { newReplayHref } from '../replay-href';
import { describeRun, isOpen } from '../replay-words';
import { Breakdowns } from './breakdowns';
import { CandidateDiff } from './candidate-diff';
import { CostsPanel } from './costs-panel';
import { CountsPanel } from './counts-panel';
import { FlipsPanel } from './flips-panel';
import { NotReplayedPanel } from './not-replayed-panel';
import { ReviewsPanel } from './reviews-panel';
import { RunPanel } from './run-panel';
import { SamplePanel } from './sample-panel';

/** `/policies/[policyId]/replay/[runId]`: what a candidate would change, while it runs and after. */
export function ReplayRunPage({
  policyId,
  runId,
  mayReplay,
}: {
  policyId: string;
  runId: string;
  mayReplay: boolean;
}) {
  return mayReplay ? (
    <Run policyId={policyId} runId={runId} />
  ) : (
    <Page
      title="Replay"
      back={{ href: newReplayHref(policyId), label: `Replays of ${policyId}` }}
      controls={[]}
    >
      <MayNotReplay />
    </Page>
  );
}

function Run({ policyId, runId }: { policyId: string; runId: string }) {
  const query = useQuery(replayQuery(runId));
  const run = query.data;
  return (
    <Page
      title={run ? (run.title ?? `Replay of ${run.candidate.label}`) : 'Replay'}
      back={{ href: newReplayHref(policyId), label: `Replays of ${policyId}` }}
      controls={[]}
      answer={run ? describeRun(run) : null}
    >
      <QueryState query={query} what="this replay" height={640}>
        {(data) => <Result run={data} />}
      </QueryState>
    </Page>
  );
}

function Result({ run }: { run: ReplayDetail }) {
  const hasCounts = run.counts.total > 0;
  // While it works, how far it is comes first; then what it found.
  const isFirst = isOpen(run) || run.state === 'failed' || !hasCounts;
  return (
    <div className="grid gap-4">
      {isFirst ? <RunPanel run={run} /> : null}
      {hasCounts ? (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <CountsPanel run={run} />
            <ReviewsPanel run={run} />
          </div>
          {run.sample ? <SamplePanel sample={run.sample} isOpen={isOpen(run)} /> : null}
          {run.costs ? <CostsPanel costs={run.costs} /> : null}
          <FlipsPanel run={run} />
          <Breakdowns run={run} />
          <NotReplayedPanel run={run} />
        </>
      ) : null}
      {isFirst ? null : <RunPanel run={run} />}
      <CandidateDiff run={run} />
    </div>
  );
}
