'use client';

import { Sparkline } from '@/components/charts/sparkline';
import { ChangeText } from '@/components/indicators/change-text';
import {
  changeOfIndicator,
  describeCounts,
  formatIndicatorObjective,
  formatIndicatorValue,
} from '@/components/indicators/format-indicator';
import { ScopedLink } from '@/components/layout/scoped-link';
import { StatusBadge } from '@/components/status/status-badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import { INDICATOR_LINK } from './indicator-link';

/** Every objective: target, now, change against the window before, course, status. */
export function ObjectivesTable({ indicators }: { indicators: readonly Indicator[] }) {
  return (
    <Table label="Objectives">
      <TableHead>
        <tr>
          <TableHeader>Indicator</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader className="text-right">Target</TableHeader>
          <TableHeader className="text-right">Now</TableHeader>
          <TableHeader>Change</TableHeader>
          <TableHeader className="text-right">Good of all</TableHeader>
          <TableHeader>Course</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {indicators.map((indicator) => (
          <TableRow key={indicator.id}>
            <TableCell>
              <ScopedLink
                href={INDICATOR_LINK[indicator.id]}
                className="link inline-flex min-h-6 items-center font-medium whitespace-nowrap"
              >
                {indicator.id} {indicator.name}
              </ScopedLink>
            </TableCell>
            <TableCell>
              <StatusBadge status={indicator.status} />
            </TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatIndicatorObjective(indicator)}
            </TableCell>
            <TableCell className="figures text-right font-medium whitespace-nowrap">
              {formatIndicatorValue(indicator, indicator.value)}
            </TableCell>
            <TableCell>
              <ChangeText change={changeOfIndicator(indicator)} direction={indicator.direction} />
            </TableCell>
            <TableCell className="figures text-fg-muted text-right whitespace-nowrap">
              {describeCounts(indicator) ?? ''}
            </TableCell>
            <TableCell>
              <Sparkline
                points={indicator.sparkline}
                objective={indicator.objective}
                label={`${indicator.name} over the window`}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
