import { useState, type FormEvent } from 'react';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';

/**
 * The errors of a form that is checked here before the server sees it. `check` says what is wrong by field, `save` sends
 * the form when nothing is; `fields` show errors of their own, every other error is `problem`.
 */
export function useCheckedForm({
  check,
  save,
  fields,
}: {
  check: () => Record<string, string>;
  save: { mutate: () => void; error: Error | null };
  fields: readonly string[];
}) {
  const [wrong, setWrong] = useState<Record<string, string>>({});
  return {
    submit: (event: FormEvent) => {
      event.preventDefault();
      const errors = check();
      setWrong(errors);
      if (Object.keys(errors).length === 0) save.mutate();
    },
    /** What the check found is forgotten once something is changed. */
    forget: () => setWrong({}),
    errorOf: (field: string): string | null => wrong[field] ?? fieldErrorOf(save.error, field),
    problem:
      Object.keys(wrong).length > 0
        ? 'Some fields above need another look.'
        : generalErrorOf(save.error, fields),
  };
}
