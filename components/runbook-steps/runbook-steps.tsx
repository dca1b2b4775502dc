'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { FormError } from '@/components/forms/form-error';
import { QueryState } from '@/components/states/query-state';
import { ProgressBar } from '@/components/ui/progress-bar';
import { generalErrorOf } from '@/lib/client/field-errors';
import { meQuery } from '@/lib/client/me-query';
import {
  isAboutRunbooks,
  runbookHref,
  tickRunbookStep,
  workedRunbookQuery,
} from '@/lib/client/runbook-queries';
import type { RunbookOccasionInput, WorkedRunbook } from '@/lib/domain/read-models/runbooks';
import { RunbookBlocks } from './runbook-blocks';
import { stepLabel } from './step-label';
import { StepTick } from './step-tick';

const REFRESH_MS = 30_000;

/**
 * A runbook as it is worked along in an incident, or for an alert that has none: steps to tick, with the names and live
 * values of what it is about.
 */
export function RunbookSteps({ slug, ...occasion }: { slug: string } & RunbookOccasionInput) {
  const query = useQuery({ ...workedRunbookQuery(slug, occasion), refetchInterval: REFRESH_MS });
  return (
    <QueryState query={query} what="the runbook" height={320}>
      {(runbook) => <Worked runbook={runbook} occasion={occasion} />}
    </QueryState>
  );
}

function Worked({ runbook, occasion }: { runbook: WorkedRunbook; occasion: RunbookOccasionInput }) {
  const { slug, title, version, newerVersion, rendered, ticks } = runbook;
  const queryClient = useQueryClient();
  const mayTick = useQuery(meQuery()).data?.permissions.includes('runbooks:write') ?? false;
  const tick = useMutation({
    mutationFn: ({ stepId, isDone }: { stepId: string; isDone: boolean }) =>
      tickRunbookStep(slug, { ...occasion, stepId, isDone }),
    onSuccess: () => queryClient.invalidateQueries({ predicate: isAboutRunbooks }),
  });
  const steps = rendered.blocks.filter(({ kind }) => kind === 'step').length;
  const done = ticks.length;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <p>
          <Link href={runbookHref(slug)} className="link font-medium">
            {title}
          </Link>
          <span className="text-fg-muted"> · version {version}</span>
          {newerVersion === null ? null : (
            <span className="text-fg-muted"> (version {newerVersion} came since)</span>
          )}
        </p>
        <p className="tabular-nums">
          {done} of {steps} steps done
        </p>
      </div>
      <ProgressBar share={steps === 0 ? 0 : done / steps} label={`${done} of ${steps} steps done`} />
      <FormError>{generalErrorOf(tick.error, [])}</FormError>
      <RunbookBlocks
        rendered={rendered}
        renderTick={({ id, text }) => (
          <StepTick
            label={stepLabel(text)}
            tick={ticks.find(({ stepId }) => stepId === id) ?? null}
            mayTick={mayTick}
            isPending={tick.isPending}
            onChange={(isDone) => tick.mutate({ stepId: id, isDone })}
          />
        )}
      />
    </div>
  );
}
