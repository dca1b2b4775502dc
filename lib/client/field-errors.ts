import { ProblemError } from './problem-error';

/** What the server said about one field of a form, or null. A field's path may go deeper: `zones.0`. */
export function fieldErrorOf(error: Error | null, field: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  const found = error.errors.find(({ path }) => path === field || path.startsWith(`${field}.`));
  return found?.message ?? null;
}

/** What the server said that belongs to none of these fields, with the way on; null without an error. */
export function generalErrorOf(error: Error | null, fields: readonly string[]): string | null {
  if (!error) return null;
  if (!(error instanceof ProblemError)) return 'Something went wrong in this page. Reload it and try again.';
  if (
    error.errors.length > 0 &&
    error.errors.every(({ path }) => fields.some((field) => path === field || path.startsWith(`${field}.`)))
  )
    return null;
  return [error.detail ?? error.title, error.remedy].filter(Boolean).join(' ');
}
