import Link from 'next/link';
import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatSeconds } from '@/components/format/format-duration';
import { TableCell } from '@/components/ui/table';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';

type Budget = ExecutiveDashboard['budgets'][number];

/** What is left of an objective's budget, which leads to the objective, and how fast it burns. */
export function BudgetCells({ budget }: { budget: Budget | undefined }) {
  const left = budget && budget.remaining !== null ? formatBudgetShare(budget.remaining) : null;
  return (
    <>
      <TableCell className="figures text-right whitespace-nowrap">
        {budget ? (
          <Link
            href={`/slos/${encodeURIComponent(budget.objectiveId)}`}
            aria-label={
              left ? `${left} left of the budget of ${budget.indicator}` : `Objective of ${budget.indicator}`
            }
            className="link inline-flex min-h-6 items-center"
          >
            {left ?? 'Objective'}
          </Link>
        ) : null}
      </TableCell>
      <TableCell className="figures text-right whitespace-nowrap">
        {budget?.burn && budget.burn.long !== null ? (
          <>
            {formatBurn(budget.burn.long, budget.burn.threshold)}
            <span className="text-fg-muted block text-xs">{formatSeconds(budget.burn.longSeconds)}</span>
          </>
        ) : null}
      </TableCell>
    </>
  );
}
