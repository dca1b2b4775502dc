'use client';

import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatCount } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { SloDetail } from '@/lib/domain/read-models/objectives';

/** What the last hour, the last day and so on did to the budget, by time and by events. */
export function LookbacksPanel({ lookbacks }: { lookbacks: SloDetail['lookbacks'] }) {
  return (
    <Panel
      title="What the last hours and days burned"
      description="By time as if traffic were even, and by the events that really came: a night outage differs."
      flush
    >
      <Table label="Budget burned by window">
        <TableHead>
          <tr>
            <TableHeader>Last</TableHeader>
            <TableHeader className="text-right">Bad of all</TableHeader>
            <TableHeader className="text-right">Burn</TableHeader>
            <TableHeader className="text-right">Of the budget, by time</TableHeader>
            <TableHeader className="text-right">By events</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {lookbacks.map(({ seconds, counts, burn, consumedByTime, consumedByEvents }) => (
            <TableRow key={seconds}>
              <TableCell className="figures whitespace-nowrap">{formatSeconds(seconds)}</TableCell>
              <TableCell className="figures text-right whitespace-nowrap">
                {counts.total > 0 ? `${formatCount(counts.bad)} of ${formatCount(counts.total)}` : 'No data'}
              </TableCell>
              <TableCell className="figures text-right">{formatBurn(burn)}</TableCell>
              <TableCell className="figures text-right">{formatBudgetShare(consumedByTime)}</TableCell>
              <TableCell className="figures text-right">{formatBudgetShare(consumedByEvents)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
