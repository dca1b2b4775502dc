'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatCount } from '@/components/format/format-count';
import { QueryPanel } from '@/components/states/query-panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/values/time';
import { meQuery } from '@/lib/client/me-query';
import { replaysQuery } from '@/lib/client/replay-queries';
import type { ReplayRun } from '@/lib/domain/read-models/replay';
import { replayRunHref } from './replay-href';
import { RunState } from './run-state';

/** The same panel on a policy's page: nothing for a role that may not replay. */
export function RunsOfPolicy({ policyId }: { policyId: string }) {
  const me = useQuery(meQuery());
  return me.data?.permissions.includes('policies:replay') ? <RunsPanel policyId={policyId} /> : null;
}

/** The saved replays of a policy, newest first. */
export function RunsPanel({ policyId }: { policyId: string }) {
  const query = useQuery(replaysQuery(policyId));
  return (
    <QueryPanel
      title="Replays"
      description="What candidates would have changed, newest first."
      query={query}
      what="replays"
      height={120}
      flush
      emptyOf={({ items }) =>
        items.length > 0
          ? null
          : {
              kind: 'no-match',
              title: 'No replay of this policy yet',
              detail: 'A replay says what a candidate would change before it is published.',
            }
      }
    >
      {({ items }) => (
        <Table label="Replays">
          <TableHead>
            <tr>
              <TableHeader>Candidate</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader className="text-right">Decisions</TableHeader>
              <TableHeader className="text-right">Allow → deny</TableHeader>
              <TableHeader className="text-right">Deny → allow</TableHeader>
              <TableHeader>Started</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {items.map((run) => (
              <Row key={run.id} run={run} />
            ))}
          </TableBody>
        </Table>
      )}
    </QueryPanel>
  );
}

function Row({ run }: { run: ReplayRun }) {
  const { counts } = run;
  const figure = (value: number) => (counts.total > 0 ? formatCount(value) : 'No data');
  return (
    <TableRow>
      <TableCell className="min-w-48 [overflow-wrap:anywhere]">
        <Link
          href={replayRunHref(run.policy, run.id)}
          className="link inline-flex min-h-6 items-center"
          prefetch={false}
        >
          {run.title ?? run.candidate.label}
        </Link>
      </TableCell>
      <TableCell>
        <RunState run={run} />
      </TableCell>
      <TableCell className="figures text-right">{figure(counts.total)}</TableCell>
      <TableCell className="figures text-right">{figure(counts.allowToDeny)}</TableCell>
      <TableCell className="figures text-right">{figure(counts.denyToAllow)}</TableCell>
      <TableCell className="whitespace-nowrap">
        <Time at={run.createdAt} /> by {run.startedBy}
      </TableCell>
    </TableRow>
  );
}
