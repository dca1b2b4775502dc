'use client';

import { useId } from 'react';
import { useTypedFilter } from '@/components/forms/use-typed-filter';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

/**
 * A filter that is typed. It takes effect on Enter, when the field is left, and at once when one of
 * the suggestions is chosen.
 */
export function TextFilter({
  label,
  value,
  onChange,
  suggestions,
  placeholder,
  pageFilter,
  className,
}: {
  label: string;
  value: string | null | undefined;
  onChange: (value: string | null) => void;
  suggestions?: readonly string[];
  placeholder?: string;
  /** The field that the key `/` goes to. */
  pageFilter?: boolean;
  className?: string;
}) {
  const id = useId();
  const field = useTypedFilter(value, onChange, (text) => suggestions?.includes(text) ?? false);

  return (
    <div className={className}>
      <Label htmlFor={id} className="text-fg-muted text-xs font-normal">
        {label}
      </Label>
      <Input
        {...field}
        id={id}
        type="search"
        placeholder={placeholder}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        list={suggestions ? `${id}-suggestions` : undefined}
        data-page-filter={pageFilter || undefined}
      />
      {suggestions ? (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      ) : null}
    </div>
  );
}
