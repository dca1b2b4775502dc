'use client';

import { Select } from '@/components/ui/select';

/** A filter with one choice out of a few, or all of them; sorted by their words. */
export function ChoiceSelect({
  name,
  all,
  value,
  options,
  wordOf,
  onChoose,
  ...props
}: {
  name: string;
  /** What stands for no choice: "All sources". */
  all: string;
  value: string | null;
  options: readonly string[];
  wordOf: (option: string) => string;
  onChoose: (option: string | null) => void;
  'data-page-filter'?: boolean;
}) {
  // A value of the address that nobody knows stays visible, so that it can be cleared.
  const listed = [...new Set(value ? [...options, value] : options)].toSorted((one, other) =>
    wordOf(one).localeCompare(wordOf(other), 'en', { numeric: true }),
  );
  return (
    <Select
      aria-label={name}
      className="max-w-56"
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value || null)}
      {...props}
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
