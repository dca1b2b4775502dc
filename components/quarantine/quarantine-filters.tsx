'use client';

import { useQuery } from '@tanstack/react-query';
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
      <Choice
        name="Reason"
        all="All reasons"
        value={filter.code}
        options={Object.keys(REASONS)}
        wordOf={(code) => reasonOf(code).title}
        onChoose={(code) => void setFilter({ code })}
      />
      <Choice
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

function Choice({
  name,
  all,
  value,
  options,
  wordOf,
  onChoose,
}: {
  name: string;
  all: string;
  value: string | null;
  options: readonly string[];
  wordOf: (option: string) => string;
  onChoose: (option: string | null) => void;
}) {
  // A value of the address that nobody knows stays visible, so that it can be cleared.
  const listed = [...new Set(value ? [...options, value] : options)].toSorted((one, other) =>
    wordOf(one).localeCompare(wordOf(other)),
  );
  return (
    <Select
      aria-label={name}
      className="max-w-56"
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value || null)}
    >
      <option value="">{all}</option>
      {listed.map((option) => (
        <option key={option} value={option}>
          {wordOf(option)}
        </option>
      ))}
    </Select>
  );
}
