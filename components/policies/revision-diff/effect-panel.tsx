import Link from 'next/link';
import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { describeEffect } from './describe-effect';

type Count = NonNullable<PolicyDiff['effect']>['before'];

/** What a revision did to the traffic: decisions before and after it was first in force. */
export function EffectPanel({ diff }: { diff: PolicyDiff }) {
  const { effect, to } = diff;
  return (
    <Panel
      title="Effect"
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
        <div className="grid gap-3">
          <p className="text-pretty">{describeEffect(effect)}</p>
          <p className="text-fg-muted text-xs">
            First activated <Time at={effect.activatedAt} as="absolute" />, in whole minutes.
          </p>
          {effect.services.length > 0 ? (
            <Table label="Denials by service before and after">
              <TableHead>
                <tr>
                  <TableHeader>Service</TableHeader>
                  <TableHeader className="text-right">Denials before</TableHeader>
                  <TableHeader className="text-right">Denials after</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {effect.services.map(({ service, before, after }) => (
                  <TableRow key={service ?? ''}>
                    <TableCell>{service ?? <NotReported />}</TableCell>
                    <TableCell className="figures text-right whitespace-nowrap">
                      <Share count={before} />
                    </TableCell>
                    <TableCell className="figures text-right whitespace-nowrap">
                      <Share count={after} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          ) : null}
          {effect.servicesTouched > effect.services.length ? (
            <p className="text-fg-muted text-xs">
              The {effect.services.length} that changed most of {effect.servicesTouched}.
            </p>
          ) : null}
        </div>
      ) : (
        <p className="text-fg-muted text-sm">
          No activation of this revision was reported, so it has no effect to show.
        </p>
      )}
    </Panel>
  );
}

function Share({ count: { decisions, denials } }: { count: Count }) {
  if (decisions === 0) return <NotReported>No data</NotReported>;
  return (
    <>
      {formatCount(denials)} <span className="text-fg-muted">of {formatCount(decisions)}</span>
    </>
  );
}
