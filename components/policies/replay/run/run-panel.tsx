'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, OctagonX } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '@/components/format/format-count';
import { FormError } from '@/components/forms/form-error';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { cancelReplay } from '@/lib/client/replay-queries';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { newReplayHref } from '../replay-href';
import { ENGINE_WORDS, isOpen } from '../replay-words';
import { RunState } from '../run-state';

/** What the run is of, how far it is, and its end by hand. */
export function RunPanel({ run }: { run: ReplayDetail }) {
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelReplay(run.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [`/api/v1/replays/${run.id}`] }),
  });
  const { selection, candidate, window } = run;
  const scope = [selection.zone, selection.service, selection.environment, selection.outcome]
    .filter((each) => each !== null)
    .join(', ');
  return (
    <Panel
      title="Run"
      actions={
        isOpen(run) ? (
          <Button size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            <OctagonX aria-hidden />
            Cancel
          </Button>
        ) : (
          <Button asChild size="sm">
            <Link
              href={newReplayHref(run.policy, { revision: candidate.revision, ...window })}
              prefetch={false}
            >
              <FlaskConical aria-hidden />
              New replay
            </Link>
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        <FormError>{generalErrorOf(cancel.error, [])}</FormError>
        {run.state === 'failed' ? <FormError>{run.error ?? 'The replay failed.'}</FormError> : null}
        {isOpen(run) ? <Progress run={run} /> : null}
        <DescriptionList
          items={[
            ['State', <RunState key="state" run={run} />],
            ['Candidate', candidate.label],
            ['Engine', ENGINE_WORDS[run.engine]],
            ['Digest', <Id key="digest" id={candidate.digest} what="digest of the candidate" />],
            [
              'Decisions',
              <span key="window">
                <Time at={window.from} as="absolute" /> to <Time at={window.to} as="absolute" />
                {scope ? `; ${scope}` : ''}
                {selection.policy === run.policy ? '' : `; of ${selection.policy}`}
              </span>,
            ],
            [
              'Started',
              <span key="started">
                <Time at={run.createdAt} as="absolute" /> by {run.startedBy}
              </span>,
            ],
            ['Ended', <Time key="ended" at={run.finishedAt} as="absolute" missing="not yet" />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Progress({ run: { progress, state } }: { run: ReplayDetail }) {
  const words =
    state === 'queued'
      ? 'Waits for its turn.'
      : progress.total === null
        ? 'Counting the decisions…'
        : `${formatCount(progress.done)} of ${formatCount(progress.total)} decisions replayed.`;
  return (
    <div className="grid gap-1" aria-live="polite">
      <ProgressBar label="Decisions replayed" share={progress.share ?? 0} />
      <p className="text-fg-muted text-sm">{words}</p>
    </div>
  );
}
