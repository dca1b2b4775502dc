import Link from 'next/link';
import { describeBudgetShare, describeLatency } from '@/components/activation-reviews/describe-evidence';
import { formatInterval, formatPoints } from '@/components/activation-reviews/describe-difference';
import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { PolicyEffect } from '@/lib/domain/read-models/policy-effect';
import { describeEffect, describeTests } from './describe-effect';
import { NewGroups } from './new-groups';

type Service = PolicyEffect['services'][number];

/** What a revision did to the traffic: decisions before and after it was first in force. */
export function EffectPanel({ diff, className }: { diff: PolicyDiff; className?: string }) {
  const { effect, to } = diff;
  return (
    <Panel
      title="Effect"
      className={className}
      description={`Before and after ${to.revision} was first in force, weighted by sampling`}
      actions={
        effect ? (
          <Link
            href={hrefOf('/denials', {
              from: effect.activatedAt,
              to: 'now',
              policy: diff.policy,
              revision: to.revision,
            })}
            prefetch={false}
            className="link inline-flex min-h-6 items-center text-sm"
          >
            Denials by {to.revision}
          </Link>
        ) : null
      }
    >
      {effect ? (
        <EffectContent effect={effect} diff={diff} />
      ) : (
        <p className="text-fg-muted text-sm">
          No activation of this revision was reported, so it has no effect to show.
        </p>
      )}
    </Panel>
  );
}

function EffectContent({ effect, diff }: { effect: PolicyEffect; diff: PolicyDiff }) {
  const { services, servicesTouched, newGroups, latency, budget } = effect;
  return (
    <div className="grid gap-3">
      <p className="text-pretty">{describeEffect(effect)}</p>
      <p className="text-fg-muted text-xs">
        First activated <Time at={effect.activatedAt} as="absolute" />
        {effect.environments.length > 1
          ? `; each of ${effect.environments.length} environments around its own activation`
          : ''}
        , in whole minutes.
      </p>
      {services.length > 0 ? (
        <div className="-mx-4">
          <Table label="Denials by service before and after">
            <TableHead>
              <tr>
                <TableHeader>Service</TableHeader>
                <TableHeader className="text-right">Before</TableHeader>
                <TableHeader className="text-right">After</TableHeader>
                <TableHeader className="text-right whitespace-normal">Difference, points</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {services.map((service) => (
                <TableRow key={service.service ?? ''}>
                  <TableCell>{service.service ?? <NotReported />}</TableCell>
                  <TableCell className="figures text-right whitespace-nowrap">
                    <Share count={service.before} />
                  </TableCell>
                  <TableCell className="figures text-right whitespace-nowrap">
                    <Share count={service.after} />
                  </TableCell>
                  <TableCell className="figures text-right">
                    <Difference service={service} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      ) : null}
      <p className="text-fg-muted text-xs text-pretty">
        {servicesTouched > services.length
          ? `The ${services.length} that differ most of ${servicesTouched} that were denied something. `
          : ''}
        {servicesTouched === 0 ? 'No service was denied anything. ' : ''}
        {describeTests(effect.tests)}
      </p>
      <h3 className="text-xs font-semibold">New denials</h3>
      <NewGroups
        groups={newGroups}
        policy={diff.policy}
        revision={diff.to.revision}
        since={effect.activatedAt}
      />
      <h3 className="text-xs font-semibold">Evaluation, before → after</h3>
      <p className="figures text-sm text-pretty">
        {latency ? describeLatency(latency) : <NotReported>No data</NotReported>}
        {latency && formatInterval(latency.slower)
          ? `. Share of evaluations above the p95 before: ${formatPoints(latency.slower.difference!)} points, 95\u202f% interval ${formatInterval(latency.slower)}.`
          : null}
      </p>
      <h3 className="text-xs font-semibold">Error budgets</h3>
      {budget.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {budget.map((share) => (
            <li key={`${share.objectiveId} ${share.kind}`} className="text-pretty">
              <Link
                href={`/slos/${encodeURIComponent(share.objectiveId)}`}
                prefetch={false}
                className="link inline-flex min-h-6 items-center"
              >
                {share.indicator} “{share.objectiveName}”
              </Link>
              : {describeBudgetShare(share)}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-fg-muted text-sm">
          No objective for M1 or M3 of the estate counts in events and has data.
        </p>
      )}
    </div>
  );
}

function Share({ count: { decisions, denials } }: { count: Service['before'] }) {
  if (decisions === 0) return <NotReported>No data</NotReported>;
  return (
    <>
      {formatCount(denials)} <span className="text-fg-muted">of {formatCount(decisions)}</span>
    </>
  );
}

/** The difference with its interval; bold where it is one of those that are not taken for chance. */
function Difference({ service: { denials, isDifferent } }: { service: Service }) {
  if (isDifferent === null || denials.difference === null) return <NotReported>too few</NotReported>;
  return (
    <>
      {isDifferent ? (
        <strong>{formatPoints(denials.difference)}</strong>
      ) : (
        <span className="text-fg-muted">could be chance</span>
      )}
      {denials.low === null || denials.high === null ? null : (
        <span className="text-fg-muted block text-xs">
          <span className="whitespace-nowrap">{formatPoints(denials.low)}</span> to{' '}
          <span className="whitespace-nowrap">{formatPoints(denials.high)}</span>
        </span>
      )}
    </>
  );
}
