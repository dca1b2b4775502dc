'use client';

import { Sparkline } from '@/components/charts/sparkline';
import { ChangeText } from '@/components/indicators/change-text';
import {
  changeOfIndicator,
  describeCounts,
  formatIndicatorFigure,
  formatIndicatorObjective,
} from '@/components/indicators/format-indicator';
import { noteIncompleteness } from '@/components/indicators/describe-completeness';
import { describeInterval } from '@/components/indicators/describe-interval';
import { FormulaDrawer } from '@/components/indicators/formula-drawer';
import { ScopedLink } from '@/components/layout/scoped-link';
import { ReviewStatusBadge } from '@/components/status/review-status-badge';
import { StatusBadge } from '@/components/status/status-badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import { BudgetCells } from './budget-cells';
import { INDICATOR_LINK } from './indicator-link';

/** Every objective: target, now, change against the window before, what is left of its budget, course. */
export function ObjectivesTable({
  dashboard: { indicators, budgets, window, freshness },
}: {
  dashboard: Pick<ExecutiveDashboard, 'indicators' | 'budgets' | 'window' | 'freshness'>;
}) {
  return (
    <Table label="Objectives">
      <TableHead>
        <tr>
          <TableHeader>Indicator</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader className="text-right">Target</TableHeader>
          <TableHeader className="text-right">Now</TableHeader>
          <TableHeader>Change</TableHeader>
          <TableHeader className="text-right">Budget left</TableHeader>
          <TableHeader className="text-right">Burn</TableHeader>
          <TableHeader>Course</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {indicators.map((indicator) => (
          <TableRow key={indicator.id}>
            <TableCell>
              <span className="flex items-center gap-1">
                <IndicatorName indicator={indicator} />
                <FormulaDrawer indicator={indicator} window={window} computedAt={freshness.generatedAt} />
              </span>
            </TableCell>
            <TableCell>
              {indicator.sample ? (
                <ReviewStatusBadge status={indicator.sample.status} />
              ) : (
                <StatusBadge status={indicator.status} />
              )}
            </TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatIndicatorObjective(indicator)}
            </TableCell>
            <TableCell className="figures text-right font-medium whitespace-nowrap">
              {formatIndicatorFigure(indicator)}
              <Between indicator={indicator} />
              <span className="text-fg-muted block text-xs font-normal">{describeCounts(indicator)}</span>
              <Incompleteness indicator={indicator} />
            </TableCell>
            <TableCell>
              <ChangeText change={changeOfIndicator(indicator)} direction={indicator.direction} />
            </TableCell>
            <BudgetCells budget={budgets.find((budget) => budget.indicator === indicator.id)} />
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

/** The interval of an estimate: the figure alone would claim too much. */
function Between({ indicator: { value, objective, sample } }: { indicator: Indicator }) {
  const words = describeInterval(sample?.interval ?? null, objective);
  return value !== null && words ? (
    <span className="text-fg-muted block text-xs font-normal">{words}</span>
  ) : null;
}

/** Leads to the events behind the indicator, where there is a place for them. */
function IndicatorName({ indicator: { id, name } }: { indicator: Indicator }) {
  const href = INDICATOR_LINK[id];
  const label = `${id} ${name}`;
  if (!href)
    return <span className="inline-flex min-h-6 items-center font-medium whitespace-nowrap">{label}</span>;
  return (
    <ScopedLink href={href} className="link inline-flex min-h-6 items-center font-medium whitespace-nowrap">
      {label}
    </ScopedLink>
  );
}

/** What is missing in the counts, where something is. */
function Incompleteness({ indicator: { completeness } }: { indicator: Indicator }) {
  const note = noteIncompleteness(completeness);
  return note ? <span className="text-status-at-risk block text-xs">{note}</span> : null;
}
