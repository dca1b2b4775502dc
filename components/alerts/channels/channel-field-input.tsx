'use client';

import { Input } from '@/components/ui/input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { initialOf, isSetting } from './channel-draft';
import type { ChannelField } from './channel-fields';

/** One field of a channel's form. `settings`: what is stored, null for a new channel. */
export function ChannelFieldInput({
  field,
  settings,
  error,
}: {
  field: ChannelField;
  settings: Readonly<Record<string, unknown>> | null;
  error: string | null;
}) {
  const { name, label, hint, type, options, isOptional } = field;
  const isKept = settings !== null && !isSetting(field);
  const hints = [hint, isKept ? 'Leave it empty to keep what is stored.' : null].filter(Boolean);
  const initial = initialOf(field, settings);
  return (
    <Field label={label} hint={hints.length > 0 ? hints.join(' ') : undefined} error={error}>
      {(control) =>
        options ? (
          <Select {...control} name={name} defaultValue={initial}>
            {options.map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Select>
        ) : (
          <Input
            {...control}
            name={name}
            type={type === 'password' || type === 'number' ? type : 'text'}
            autoComplete={type === 'password' ? 'new-password' : 'off'}
            defaultValue={initial}
            required={!isOptional && !isKept}
          />
        )
      }
    </Field>
  );
}
