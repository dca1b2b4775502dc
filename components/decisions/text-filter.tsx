'use client';

import { useId, useState } from 'react';
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
  const [draft, setDraft] = useState(value ?? '');
  const [shown, setShown] = useState(value ?? '');
  // The address may change under the field: browser history, a link, "clear filters".
  if ((value ?? '') !== shown) {
    setShown(value ?? '');
    setDraft(value ?? '');
  }
  const commit = (text: string) => {
    const next = text.trim();
    if (next !== (value ?? '')) onChange(next || null);
  };

  return (
    <div className={className}>
      <Label htmlFor={id} className="text-fg-muted text-xs font-normal">
        {label}
      </Label>
      <Input
        id={id}
        type="search"
        value={draft}
        placeholder={placeholder}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        list={suggestions ? `${id}-suggestions` : undefined}
        data-page-filter={pageFilter || undefined}
        onChange={(event) => {
          setDraft(event.target.value);
          if (event.target.value === '' || suggestions?.includes(event.target.value))
            commit(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(draft);
        }}
        onBlur={() => commit(draft)}
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
