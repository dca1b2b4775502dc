'use client';

import { useQuery } from '@tanstack/react-query';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { Select } from '@/components/ui/select';
import { sourcesQuery } from '@/lib/client/settings-queries';
import { reasonOf, REASONS } from './reasons';
import { STATES, type useQuarantineFilter } from './use-quarantine-filter';

const STATE_WORDS = { open: 'Open', replayed: 'Replayed' } as const;

/** Which events of the quarantine the list shows. */
export function QuarantineFilters({
  filter,
  setFilter,
}: Pick<ReturnType<typeof useQuarantineFilter>, 'filter' | 'setFilter'>) {
  const sources = useQuery(sourcesQuery());
  const known = sources.data?.items.map(({ source }) => source) ?? [];
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      <Select
        aria-label="State"
        data-page-filter
        value={filter.state}
        onChange={({ target }) =>
          void setFilter({ state: STATES.find((state) => state === target.value) ?? null })
        }
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_WORDS[state]}
          </option>
        ))}
      </Select>
      <ChoiceSelect
        name="Reason"
        all="All reasons"
        value={filter.code}
        options={Object.keys(REASONS)}
        wordOf={(code) => reasonOf(code).title}
        onChoose={(code) => void setFilter({ code })}
      />
      <ChoiceSelect
        name="Source"
        all="All sources"
        value={filter.source}
        options={known}
        wordOf={(source) => source}
        onChoose={(source) => void setFilter({ source })}
      />
    </div>
  );
}
