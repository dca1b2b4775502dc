/** A text of a form without the spaces around it; '' when it is not there. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A text of a form, or null when it is empty. */
export const readOptional = (form: FormData, name: string): string | null => readText(form, name) || null;

/** Every value that a form has under a name: the ticked boxes of a list. */
export const readChosen = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string');

/** The parts of a typed text between commas, without empty ones. */
export const splitList = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** The parts of a text of a form between commas, without empty ones. */
export const readList = (form: FormData, name: string): string[] => splitList(readText(form, name));
