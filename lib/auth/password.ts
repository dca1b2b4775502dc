import { z } from 'zod';

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** A password that a person chooses: length is what counts, no rules about kinds of characters. */
export const passwordSchema = z
  .string()
  .min(PASSWORD_LENGTH.min, `Use at least ${PASSWORD_LENGTH.min} characters.`)
  .max(PASSWORD_LENGTH.max, `Use at most ${PASSWORD_LENGTH.max} characters.`)
  .refine((password) => new Set(password).size >= 5, 'Use more than a few different characters.');

/** An e-mail address as accounts keep it: trimmed, in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address.').max(254, 'This e-mail address is too long.'));
