'use client';

import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { shortenId } from '@/components/format/shorten-id';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { DecisionRequest } from '../decision-request';
import { decisionHref } from '../decision-href';
import { Section, type Frame } from './section';

type Similar = NonNullable<DenialDetail['similar']>;

/** In the side panel a few are enough; all of them are one click away. */
const SHOWN: Record<Frame, number> = { page: 8, panel: 5 };

/** The other denials of the same service and policy, and rule where it is known, around this one. */
export function SimilarDenials({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const { similar, event } = detail;
  if (!similar) return null;
  const shown = similar.items.slice(0, SHOWN[frame]);
  return (
    <Section
      frame={frame}
      title="Similar denials"
      description={`Same ${event.rule ? 'service, policy and rule' : 'service and policy'}, a day before and after`}
      actions={
        similar.items.length > 0 ? (
          <Link href={listHref(detail, similar)} className="link inline-flex min-h-6 items-center text-sm">
            Show in the list
          </Link>
        ) : null
      }
    >
      {similar.items.length === 0 ? (
        <p className="text-fg-muted text-sm">No other denial like this one.</p>
      ) : (
        <>
          <p className="mb-2 text-sm">
            <Summary similar={similar} />
            {similar.count !== null && similar.count > shown.length ? ` The latest ${shown.length}:` : ''}
          </p>
          <Table label="Similar denials">
            <TableHead>
              <tr>
                <TableHeader>When</TableHeader>
                <TableHeader>Request</TableHeader>
                <TableHeader>Principal</TableHeader>
                <TableHeader>Revision</TableHeader>
                <TableHeader>Environment</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {shown.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <Link
                      href={decisionHref(row.id)}
                      prefetch={false}
                      className="link inline-flex min-h-6 items-center"
                    >
                      <Time at={row.occurredAt} />
                    </Link>
                  </TableCell>
                  <TableCell className="min-w-40">
                    <DecisionRequest row={row} />
                  </TableCell>
                  <TableCell>
                    {row.principal ? (
                      <code className="font-mono text-xs whitespace-nowrap" title={row.principal}>
                        {shortenId(row.principal, 32)}
                      </code>
                    ) : (
                      <NotReported />
                    )}
                  </TableCell>
                  <TableCell className="whitespace-nowrap">{row.revision ?? <NotReported />}</TableCell>
                  <TableCell className="whitespace-nowrap">{row.environment ?? <NotReported />}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
    </Section>
  );
}

function Summary({ similar }: { similar: Similar }) {
  const { count, firstSeen, lastSeen } = similar;
  if (count === null) return <>More than could be counted in time.</>;
  return (
    <>
      {formatCounted(count, 'other denial')}, first <Time at={firstSeen} as="absolute" />
      {count > 1 ? (
        <>
          , last <Time at={lastSeen} as="absolute" />
        </>
      ) : null}
      .
    </>
  );
}

function listHref({ event }: DenialDetail, { window }: Similar): string {
  const { service, policy, rule } = event;
  return hrefOf('/denials', { from: window.from, to: window.to, service, policy, rule });
}
