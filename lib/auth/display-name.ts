import { z } from 'zod';

/** A name for people to read: one line, at most 200 characters. */
export const displayNameSchema = z
  .string()
  .trim()
  .max(200, 'Use at most 200 characters.')
  .regex(/^[^\p{Cc}]*$/u, 'Leave out control characters.');
