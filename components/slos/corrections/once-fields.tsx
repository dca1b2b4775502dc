'use client';

import { toLocalInput } from '@/components/time-range/local-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const HOUR_MS = 3_600_000;

/** From when to when a correction holds once; from `now` for an hour at first. */
export function OnceFields({
  now,
  utc,
  zoneName,
  errorOf,
}: {
  now: Date;
  /** Whether times are typed in UTC, else in the browser's zone. */
  utc: boolean;
  zoneName: string;
  errorOf: (field: string) => string | null;
}) {
  const fields = [
    ['from', 'From', now],
    ['to', 'To', new Date(now.getTime() + HOUR_MS)],
  ] as const;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {fields.map(([name, label, at]) => (
        <Field key={name} label={label} hint={zoneName} error={errorOf(`times.${name}`)}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              name={name}
              defaultValue={toLocalInput(at, utc)}
              required
            />
          )}
        </Field>
      ))}
    </div>
  );
}
