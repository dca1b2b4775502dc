'use client';

import { ChevronRight, TriangleAlert, UserRound } from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { Time } from '@/components/values/time';
import type { DryRun, Told } from '@/lib/domain/read-models/routing';

/** Who would get the alert: each route that it ends at, with everybody it reaches and when. */
export function DryRunResult({ result }: { result: DryRun }) {
  return (
    <div className="grid gap-3" aria-live="polite">
      <p className="text-sm font-medium text-pretty">{sumUp(result)}</p>
      {result.routes.map(({ path, inheritedFrom, told, gaps, escalations }) => (
        <section
          key={path.map(({ id }) => id).join('/')}
          className="border-line grid gap-2 rounded-md border p-3"
        >
          <ol className="flex flex-wrap items-center gap-x-1 text-xs" aria-label="Route">
            {path.map(({ id, name, because }, place) => (
              <li key={id} className="flex min-w-0 items-center gap-1">
                {place > 0 ? <ChevronRight aria-hidden className="text-fg-muted size-3.5 shrink-0" /> : null}
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="font-medium">{name}</span>
                  <span className="text-fg-muted"> ({because})</span>
                </span>
              </li>
            ))}
          </ol>
          {inheritedFrom ? (
            <p className="text-fg-muted text-xs">Its receivers are those of {inheritedFrom}.</p>
          ) : null}
          {escalations.length === 0 || told.length > 0 ? (
            <Reached told={told} gaps={gaps} missing="Nobody." />
          ) : (
            <Reached told={[]} gaps={gaps} missing={null} />
          )}
          {escalations.map(({ name, steps, repeatTimes, repeatAfterMinutes }) => (
            <div key={name} className="grid gap-1.5">
              <p className="text-xs font-medium">While nobody acknowledges ({name})</p>
              <ol className="border-line grid gap-2 border-l pl-3">
                {steps.map((step, place) => (
                  <li key={step.at} className="grid gap-0.5">
                    <p className="text-fg-muted text-xs">
                      Step {place + 1}, <Time at={step.at} as="absolute" />
                    </p>
                    <Reached
                      told={step.told}
                      gaps={step.gaps}
                      missing="Nobody: the next step comes at once."
                    />
                  </li>
                ))}
              </ol>
              <p className="text-fg-muted text-xs">
                {repeatTimes > 0
                  ? `${repeatAfterMinutes} min after the last step all of it begins again, ${formatCounted(repeatTimes, 'time')}.`
                  : `It ends ${repeatAfterMinutes} min after the last step.`}
              </p>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Reached({
  told,
  gaps,
  missing,
}: {
  told: readonly Told[];
  gaps: readonly string[];
  missing: string | null;
}) {
  return (
    <ul className="grid gap-1 text-sm">
      {told.map(({ name, channel, recipient, via }) => (
        <li key={`${channel} ${recipient}`} className="flex items-start gap-1.5">
          <UserRound aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {name}
            <span className="text-fg-muted">
              {recipient ? ` by ${channel}, ${recipient}` : ''}
              {via ? ` (${via})` : ''}
            </span>
          </span>
        </li>
      ))}
      {gaps.map((gap) => (
        <li key={gap} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{gap}</span>
        </li>
      ))}
      {told.length === 0 && gaps.length === 0 && missing ? <li>{missing}</li> : null}
    </ul>
  );
}

function sumUp({ about, routes, reachesNobody }: DryRun): string {
  if (reachesNobody) return `${about}: it would reach nobody.`;
  const names = [...new Set(routes.flatMap(({ told }) => told.map(({ name }) => name)))];
  return names.length === 0
    ? `${about}: nobody at first.`
    : `${about}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} would get it.`;
}
