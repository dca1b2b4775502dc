import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/data-table/column';
import { StatusBadge } from '@/components/status/status-badge';
import { STATUS_PRESENTATION } from '@/components/status/status-presentation';
import { NotReported } from '@/components/values/not-reported';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { FileLock } from './file-lock';
import { describeObjectiveWindow, describeScope, describeTarget, labelOf } from './objective-words';
import { asNumber, rankOf } from './rank-slos';
import { describeBurns, formatBudgetLeft, formatSli, noteExhaustion, statusOf } from './read-slo';
import { SloState, wordOfState } from './slo-state';
import { listNotes, SloNotes } from './slo-notes';

const targetOf = ({ objective }: SloSummary) => (objective.target === null ? null : Number(objective.target));

/** The columns of the list of objectives. */
export const SLO_COLUMNS: readonly Column<SloSummary>[] = [
  {
    id: 'status',
    header: 'Status and objective',
    // Sorts by the weight of the status; the export has its word.
    value: (slo) => `${rankOf(slo)} ${wordOfState(slo)}: ${labelOf(slo.objective)}`,
    cell: ({ objective, ...slo }) => (
      <span className="inline-flex min-w-0 items-center gap-2">
        <SloState slo={slo} className="w-29 shrink-0" />
        <span className="min-w-0">{labelOf(objective)}</span>
        {objective.ownedBy === null ? null : <FileLock file={objective.ownedBy} />}
      </span>
    ),
    sortable: true,
    width: 'min-w-80',
  },
  {
    id: 'met',
    header: 'Objective',
    value: ({ isMet }) => STATUS_PRESENTATION[statusOf(isMet)].word,
    cell: ({ isMet }) => <StatusBadge status={statusOf(isMet)} />,
    sortable: true,
  },
  {
    id: 'scope',
    header: 'Scope',
    value: ({ objective }) => describeScope(objective),
    cell: ({ objective }) => (
      <>
        {describeScope(objective)}
        <span className="text-fg-muted block text-xs whitespace-nowrap">
          {describeObjectiveWindow(objective.window)}
        </span>
      </>
    ),
    sortable: true,
  },
  {
    id: 'target',
    header: 'Target',
    value: targetOf,
    cell: ({ objective }) => describeTarget(objective),
    sortable: true,
    align: 'right',
    missing: 'decreasing',
  },
  {
    id: 'now',
    header: 'Now',
    value: ({ budget, value }) => budget?.sli ?? value,
    cell: (slo) => <span className="font-medium">{formatSli(slo)}</span>,
    sortable: true,
    align: 'right',
    missing: 'No data',
  },
  {
    id: 'budget',
    header: 'Budget left',
    value: ({ kind, budget }) => (kind === 'trend' ? null : asNumber(budget?.remaining ?? null)),
    cell: (slo) => <BudgetLeft slo={slo} />,
    sortable: true,
    align: 'right',
    missing: 'none',
  },
  {
    id: 'burn',
    header: 'Burn',
    value: (slo) => (describeBurns(slo) ? asNumber(slo.burn?.long ?? null) : null),
    cell: (slo) => <Burns slo={slo} />,
    sortable: true,
    align: 'right',
    missing: 'none',
  },
  {
    id: 'course',
    header: 'Last 30 days',
    value: ({ sparkline }) => sparkline.findLast(({ value }) => value !== null)?.value ?? null,
    cell: (slo) => <Course slo={slo} />,
    missing: 'No data',
  },
  {
    id: 'notes',
    header: 'Notes',
    value: (slo) =>
      listNotes(slo)
        .map(({ text }) => text)
        .join('; ') || null,
    cell: (slo) => <SloNotes slo={slo} />,
    width: 'min-w-44 max-w-72',
    missing: 'none',
  },
];

function BudgetLeft({ slo }: { slo: SloSummary }) {
  const note = noteExhaustion(slo.budget);
  return (
    <>
      <span className="font-medium">{formatBudgetLeft(slo)}</span>
      {note ? <span className="block text-xs">{note}</span> : null}
    </>
  );
}

function Burns({ slo }: { slo: SloSummary }) {
  const burns = describeBurns(slo);
  if (!burns) return <NotReported>none</NotReported>;
  return (
    <>
      {burns[0]}
      <span className="text-fg-muted block text-xs">{burns[1]}</span>
    </>
  );
}

const Course = ({ slo: { objective, sparkline } }: { slo: SloSummary }) => (
  <Sparkline
    points={sparkline}
    kind="bars"
    label={`Budget of ${labelOf(objective)} burned by day, last 30 days`}
  />
);
