'use client';

import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type {
  AttestationBreakdown as Breakdown,
  AttestationGroup,
} from '@/lib/domain/read-models/attestation';
import { describeParity } from './describe-parity';

const OBJECTIVE = 0.999;

/** M2 by environment, method and host: whether one of them stands out, and which. */
export function AttestationBreakdown({ breakdown }: { breakdown: Breakdown }) {
  const { environments, methods, hosts, hostTotal, parity } = breakdown;
  return (
    <div className="grid gap-3">
      <p className="px-4 text-sm">{describeParity(parity)}</p>
      <div className="grid items-start gap-x-4 gap-y-3 lg:grid-cols-3">
        <Groups label="Attestation by environment" header="Environment" groups={environments} />
        <Groups label="Attestation by method" header="Method" groups={methods} />
        <div>
          <Groups label="Attestation by host" header="Host with failures" groups={hosts} />
          <p className="text-fg-muted px-4 text-xs">
            {formatCount(hosts.length)} of {formatCount(hostTotal)} hosts; every attempt counts, also one that
            an agent repeats.
          </p>
        </div>
      </div>
    </div>
  );
}

function Groups({
  label,
  header,
  groups,
}: {
  label: string;
  header: string;
  groups: readonly AttestationGroup[];
}) {
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <TableHeader>{header}</TableHeader>
          <TableHeader className="text-right">Valid</TableHeader>
          <TableHeader className="text-right">Failed, stale</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {groups.map(({ name, attempts, failed, stale, rate }) => (
          <TableRow key={name}>
            <TableCell className="[overflow-wrap:anywhere]">{name || 'not reported'}</TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatRatio(rate, { objective: OBJECTIVE })}
              <span className="text-fg-muted block text-xs">of {formatCount(attempts)}</span>
            </TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatCount(failed)}, {formatCount(stale)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
