'use client';

import { Search } from 'lucide-react';
import { useId } from 'react';
import { useTypedFilter } from '@/components/forms/use-typed-filter';
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
  const field = useTypedFilter(value, onChange);
  return (
    <div role="search" className={cn('relative', className)}>
      <label htmlFor={id} className="sr-only">
        Search the trail
      </label>
      <Search aria-hidden className="text-fg-muted pointer-events-none absolute top-2 left-2.5 size-4" />
      <Input
        {...field}
        id={id}
        type="search"
        className="w-full pl-8"
        placeholder="Names, actions, targets, addresses, what changed …"
        title="Every word must be found, each from its beginning on."
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        data-page-filter
      />
    </div>
  );
}
