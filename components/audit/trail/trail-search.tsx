'use client';

import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import { cn } from '@/components/ui/cn';

/** The full-text search of the trail. It takes effect on Enter and when the field is left; `/` leads here. */
export function TrailSearch({
  value,
  onChange,
  className,
}: {
  value: string | null;
  onChange: (value: string | null) => void;
  className?: string;
}) {
  const id = useId();
  const [draft, setDraft] = useState(value ?? '');
  const [shown, setShown] = useState(value ?? '');
  // The address may change under the field: browser history, a saved view, "clear filters".
  if ((value ?? '') !== shown) {
    setShown(value ?? '');
    setDraft(value ?? '');
  }
  const commit = (text: string) => {
    const next = text.trim();
    if (next !== (value ?? '')) onChange(next || null);
  };
  return (
    <div role="search" className={cn('relative', className)}>
      <label htmlFor={id} className="sr-only">
        Search the trail
      </label>
      <Search aria-hidden className="text-fg-muted pointer-events-none absolute top-2 left-2.5 size-4" />
      <Input
        id={id}
        type="search"
        className="w-full pl-8"
        value={draft}
        placeholder="Names, actions, targets, addresses, what changed …"
        title="Every word must be found, each from its beginning on."
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        data-page-filter
        onChange={({ target }) => {
          setDraft(target.value);
          if (target.value === '') commit('');
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit(draft);
        }}
        onBlur={() => commit(draft)}
      />
    </div>
  );
}
