import { formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { formatBytes, formatMoney } from '@/components/format/format-volume';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { Cost } from '@/lib/domain/read-models/cost';

/** The month so far, where it leads, and how that compares with the budget. */
export function CostSummary({ cost }: { cost: Cost }) {
  const { total, projected, settings, budgetShare, projectedBudgetShare } = cost;
  if (!total) return null;
  const { currency, monthlyBudget } = settings;
  const share = (value: number | null, what: string) =>
    value === null ? null : `${formatRatio(value)} of the budget ${what}`;
  return (
    <div className="grid gap-3">
      <dl className="grid gap-3 sm:grid-cols-3">
        <Tile
          name="So far"
          value={formatMoney(total.cost, currency)}
          details={[
            `${formatBytes(total.storedBytes)} stored, ${formatBytes(total.reportedBytes)} reported`,
            formatCounted(total.events, 'event'),
            share(budgetShare, 'is spent'),
          ]}
        />
        <Tile
          name="Projected for the month"
          value={projected ? formatMoney(projected.cost, currency) : 'No data'}
          details={[
            projected
              ? `${formatBytes(projected.bytes)}${projected.cost === null ? '' : ' with a price'}, at the rate so far`
              : 'Less than an hour has gone by.',
            share(projectedBudgetShare, 'by its end'),
          ]}
        />
        <Tile
          name="Budget"
          value={monthlyBudget === null ? 'None set' : formatMoney(monthlyBudget, currency)}
          details={[
            projectedBudgetShare !== null && projectedBudgetShare > 1
              ? 'The month will go over it at this rate.'
              : null,
          ]}
        />
      </dl>
      {budgetShare !== null ? (
        <ProgressBar label="Share of the budget that is spent" share={budgetShare} />
      ) : null}
    </div>
  );
}

function Tile({ name, value, details }: { name: string; value: string; details: (string | null)[] }) {
  return (
    <div className="border-line rounded-md border p-3">
      <dt className="text-fg-muted text-xs font-medium">{name}</dt>
      <dd className="grid gap-0.5">
        <span className="figures text-xl font-semibold">{value}</span>
        {details.map((detail) =>
          detail === null ? null : (
            <span key={detail} className="text-fg-muted text-xs">
              {detail}
            </span>
          ),
        )}
      </dd>
    </div>
  );
}
