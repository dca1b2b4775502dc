import { z } from 'zod';
import { DETECTORS } from '../alerting/detectors';
import { FAILURES } from '../alerting/failures';

export const runbookSlugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and dashes')
  .max(80)
  // Addresses of their own below the list of runbooks.
  .refine((slug) => !['preview', 'import', 'new', 'drills'].includes(slug), 'a name that is taken');

/** The longest text of a runbook, in characters. */
export const MOST_RUNBOOK_CHARACTERS = 100_000;

const names = z.array(z.string().trim().min(1).max(120)).max(50).default([]);

/** The front matter of a runbook: what it is called, which alerts it is for, and who looks after it. */
export const runbookHeadSchema = z.strictObject({
  title: z.string().trim().min(3).max(120),
  failure: z.enum(FAILURES).nullable().default(null),
  /** Ids of alert rules. */
  rules: names,
  detectors: z.array(z.enum(DETECTORS)).max(DETECTORS.length).default([]),
  /** Empty: every zone. */
  zones: names,
  owner: z.string().trim().min(1).max(320).nullable().default(null),
  /** After how many days without a review it is overdue. */
  reviewDays: z.number().int().min(1).max(1_095).default(180),
});
export type RunbookHead = z.infer<typeof runbookHeadSchema>;

/** A runbook as its text says: head and Markdown. */
export type RunbookText = RunbookHead & { body: string };
