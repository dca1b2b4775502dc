import Link from 'next/link';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { formatRatio } from '@/components/format/format-ratio';
import { Panel } from '@/components/states/panel';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import type { ActiveRevision } from './active-revisions';

/** What is in force in each environment now, and what it replaced. */
export function ActiveByEnvironment({
  policy,
  active,
}: {
  policy: PolicyDetail;
  active: readonly ActiveRevision[];
}) {
  return (
    <Panel title="In force now" description="By environment, as engines and pipelines report it" flush>
      {active.length === 0 ? (
        <p className="text-fg-muted px-4 pb-3 text-sm">
          No activation was reported. Point OPA&apos;s status plugin at /api/ingest/opa, or send change events
          of type policy-activated.
        </p>
      ) : (
        <Table label="Revisions in force by environment">
          <TableHead>
            <tr>
              <TableHeader>Environment</TableHeader>
              <TableHeader>Revision</TableHeader>
              <TableHeader>Since</TableHeader>
              <TableHeader>Replaced</TableHeader>
              <TableHeader>By</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {active.map(({ environment, revision, since, replaces, canaryShare, author }) => (
              <TableRow key={environment ?? ''}>
                <TableCell>{environment ?? <NotReported />}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <Link
                    href={policyDiffHref(policy.id, revision, replaces)}
                    prefetch={false}
                    className="link inline-flex min-h-6 items-center"
                  >
                    {revision}
                  </Link>
                  {canaryShare !== null && canaryShare < 1 ? (
                    <Badge className="ml-1.5">canary, {formatRatio(canaryShare)}</Badge>
                  ) : null}
                </TableCell>
                <TableCell>
                  <Time at={since} />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {replaces ?? <NotReported>none known</NotReported>}
                </TableCell>
                <TableCell>{author ?? <NotReported />}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
