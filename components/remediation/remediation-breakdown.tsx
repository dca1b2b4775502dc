'use client';

import { formatCount } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatRatio } from '@/components/format/format-ratio';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { RemediationFigures, RemediationGroup } from '@/lib/domain/read-models/remediation';

const COLUMNS: readonly (readonly [header: string, textOf: (figures: RemediationFigures) => string])[] = [
  ['Resolved', ({ resolved }) => formatCount(resolved)],
  ['Open', ({ open }) => formatCount(open)],
  ['Mean', ({ mean }) => formatSeconds(mean)],
  ['p50', ({ p50 }) => formatSeconds(p50)],
  ['p95', ({ p95 }) => formatSeconds(p95)],
  ['Under 4 h', ({ share }) => formatRatio(share, { objective: 0.95 })],
];

/** M9 by zone, revision or cause, each beside the period of the same length before, where anything was then. */
export function RemediationBreakdown({
  label,
  groups,
  nameOf,
}: {
  label: string;
  groups: readonly RemediationGroup[];
  nameOf: (group: RemediationGroup) => string;
}) {
  if (groups.length === 0) return <p className="text-fg-muted text-sm">No alert in either period.</p>;
  const hasBefore = groups.some(({ previous }) => previous.resolved + previous.open > 0);
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{label}</TableHeader>
          {COLUMNS.map(([header]) => (
            <TableHeader key={header} className="text-right">
              {header}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.map((group) => (
          <TableRow key={`${group.policy} ${group.key}`}>
            <TableCell className="max-w-80 min-w-36 [overflow-wrap:anywhere]">{nameOf(group)}</TableCell>
            {COLUMNS.map(([header, textOf]) => (
              <TableCell key={header} className="figures text-right whitespace-nowrap">
                {textOf(group)}
                {hasBefore ? (
                  <span className="text-fg-muted block text-xs">before: {textOf(group.previous)}</span>
                ) : null}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
