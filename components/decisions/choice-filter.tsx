'use client';

import { useId } from 'react';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';

/** A filter with a few known values; one of the address that is not among them stays visible. */
export function ChoiceFilter({
  label,
  all,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  /** What no choice is called: "All zones". */
  all: string;
  value: string | null | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
  className?: string;
}) {
  const id = useId();
  const isListed = !value || options.some((option) => option.value === value);
  return (
    <div className={className}>
      <Label htmlFor={id} className="text-fg-muted text-xs font-normal">
        {label}
      </Label>
      <Select
        id={id}
        className="w-full"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{all}</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
