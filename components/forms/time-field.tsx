import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useLocalTime } from './use-local-time';

/** A field of a form for a time on the reader's clock, which `hint` names; `useLocalTime` reads it. */
export function TimeField({
  name,
  label,
  hint,
  error,
  at = null,
  required,
}: {
  name: string;
  label: string;
  hint: string;
  error: string | null;
  /** What it shows at first; null leaves it empty. */
  at?: string | Date | null;
  required?: boolean;
}) {
  const { toInput } = useLocalTime();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          name={name}
          defaultValue={toInput(at)}
          required={required}
        />
      )}
    </Field>
  );
}
