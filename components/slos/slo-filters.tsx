'use client';

import { ChoiceSelect } from '@/components/forms/choice-select';
import { SLO_STATUS_PRESENTATION } from '@/components/status/slo-status-presentation';
import type { SloStatus, SloSummary } from '@/lib/domain/read-models/objectives';
import type { useSloFilter } from './use-slo-filter';

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** Which objectives the list shows; offered is what occurs among them. */
export function SloFilters({
  slos,
  filter,
  setFilter,
}: { slos: readonly SloSummary[] } & Pick<ReturnType<typeof useSloFilter>, 'filter' | 'setFilter'>) {
  const indicatorNames = new Map(
    slos.map(({ objective, indicatorName }) => [objective.indicator, indicatorName]),
  );
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      <ChoiceSelect
        name="Status"
        all="Any status"
        data-page-filter
        value={filter.status}
        options={unique(slos.map(({ status }) => status))}
        wordOf={(status) => SLO_STATUS_PRESENTATION[status as SloStatus].word}
        onChoose={(status) => setFilter({ status })}
      />
      <ChoiceSelect
        name="Indicator"
        all="All indicators"
        value={filter.indicator}
        options={unique(slos.map(({ objective }) => objective.indicator))}
        wordOf={(id) =>
          [id, indicatorNames.get(id as SloSummary['objective']['indicator'])].filter(Boolean).join(' ')
        }
        onChoose={(indicator) => setFilter({ indicator })}
      />
      <ChoiceSelect
        name="Zone"
        all="Every scope"
        value={filter.zone}
        options={unique(slos.map(({ objective }) => objective.zone))}
        wordOf={(zone) => zone}
        onChoose={(zone) => setFilter({ zone })}
      />
    </div>
  );
}
