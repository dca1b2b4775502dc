'use client';

import Link from 'next/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { decisionHref } from '../decision-href';
import { describeRequest } from '../decision-request';
import { isSecretName } from '../payload/secret-names';
import { describeAllowedTime, describeSearch } from './describe-nearest';
import { Section, type Frame } from './section';

type Nearest = NonNullable<DenialDetail['nearestAllowed']>;

/** The allowed request of the same principal and action that is closest in time, and what differs. */
export function NearestAllowed({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const { event, nearestAllowed, nearestAllowedSearchedSeconds } = detail;
  if (event.outcome === 'allow') return null;
  return (
    <Section
      frame={frame}
      title="Nearest allowed request"
      description="Same principal, action and policy, closest in time"
    >
      {nearestAllowed ? (
        <Comparison nearest={nearestAllowed} occurredAt={event.occurredAt} />
      ) : (
        <p className="text-fg-muted text-sm">{describeSearch(event, nearestAllowedSearchedSeconds)}</p>
      )}
    </Section>
  );
}

function Comparison({
  nearest: { event, differences },
  occurredAt,
}: {
  nearest: Nearest;
  occurredAt: string;
}) {
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href={decisionHref(event.id)} prefetch={false} className="link inline-block min-h-6 leading-6">
          {describeRequest(event) ?? 'A request'}
        </Link>{' '}
        was allowed {describeAllowedTime(event.occurredAt, occurredAt)} (
        <Time at={event.occurredAt} as="absolute" />
        ).{' '}
        {differences.length === 0
          ? 'Nothing that was reported differs.'
          : 'What differs; ids and times, which always differ, come last:'}
      </p>
      {differences.length > 0 ? (
        <Table label="What differs between the denial and the allowed request">
          <TableHead>
            <tr>
              <TableHeader>Field</TableHeader>
              <TableHeader>Denied</TableHeader>
              <TableHeader>Allowed</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {differences.map(({ path, denied, allowed }) => (
              <TableRow key={path}>
                <TableCell className="min-w-24 align-top sm:min-w-36">
                  <code className="font-mono text-xs leading-6 [overflow-wrap:anywhere]">{path}</code>
                </TableCell>
                <TableCell className="min-w-24 align-top sm:min-w-36">
                  <Value path={path} value={denied} />
                </TableCell>
                <TableCell className="min-w-24 align-top sm:min-w-36">
                  <Value path={path} value={allowed} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </>
  );
}

function Value({ path, value }: { path: string; value: unknown }) {
  if (value === undefined) return <NotReported>not there</NotReported>;
  if (isSecretName(path.slice(path.lastIndexOf('/') + 1)))
    return <NotReported>hidden, its name says it is a secret</NotReported>;
  return (
    <code className="font-mono text-xs leading-6 [overflow-wrap:anywhere]">
      {typeof value === 'string' ? value : JSON.stringify(value)}
    </code>
  );
}
