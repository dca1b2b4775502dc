'use client';

import { useState, type FormEvent } from 'react';
import { usePreferences } from '@/components/preferences/use-preferences';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useNow } from '@/components/values/use-now';
import { resolveWindow, type TimeRange } from '@/lib/domain/time-range';
import { fromLocalInput, toLocalInput } from './local-input';

/** Start and end of a window of one's own, in the zone in which times are shown. */
export function CustomRange({ range, onChoose }: { range: TimeRange; onChoose: (range: TimeRange) => void }) {
  const utc = usePreferences().timeZone === 'utc';
  const current = resolveWindow(range, useNow());
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shownFrom = from ?? toLocalInput(current.from, utc);
  const shownTo = to ?? toLocalInput(current.to, utc);

  function submit(event: FormEvent) {
    event.preventDefault();
    const start = fromLocalInput(shownFrom, utc);
    const end = fromLocalInput(shownTo, utc);
    if (!start || !end) return setError('Give both a start and an end.');
    if (start >= end) return setError('The start must be before the end.');
    onChoose({ from: start.toISOString(), to: end.toISOString() });
  }

  return (
    <form onSubmit={submit} className="border-line grid gap-2 border-t pt-3">
      <Field label="From" error={error}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={shownFrom}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Field label="To">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={shownTo}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit">Show this window</Button>
    </form>
  );
}
