'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { parseTypedRange, type TimeRange } from '@/lib/domain/time-range';

/** A field that takes "2h", "45 min" or a pasted timestamp. */
export function TypedRange({ onChoose }: { onChoose: (range: TimeRange) => void }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const range = parseTypedRange(typed);
    if (!range) return setError('Type a length such as 2h or 3 days, or paste a time.');
    onChoose(range);
  }

  return (
    <form onSubmit={submit}>
      <Field label="Go to" error={error}>
        {(control) => (
          <span className="flex gap-1.5">
            <Input
              {...control}
              value={typed}
              placeholder="2h, 3 days, 2026-11-21T09:30Z"
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value);
                setError(null);
              }}
            />
            <Button type="submit">Go</Button>
          </span>
        )}
      </Field>
    </form>
  );
}
