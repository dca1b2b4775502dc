'use client';

import { useId } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** The names that this browser knows; UTC is not among them everywhere. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

/** An IANA time zone: typed, or chosen among those that the browser knows. */
export function TimeZoneField({
  name,
  value,
  onChange,
  error,
  hint,
}: {
  /** Its name in a form that is read as a whole. */
  name?: string;
  value: string;
  onChange: (timeZone: string) => void;
  error: string | null;
  hint?: string;
}) {
  const listId = useId();
  return (
    <Field label="Time zone" hint={hint} error={error}>
      {(control) => (
        <>
          <Input
            {...control}
            name={name}
            value={value}
            list={listId}
            autoComplete="off"
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={listId}>
            {ZONES.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
