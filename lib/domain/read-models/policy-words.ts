import { z } from 'zod';

/** What happened to the thing a statement speaks of; `unreadable` says that a text could not be parsed. */
export const WORD_KINDS = ['added', 'removed', 'changed', 'reformatted', 'unreadable'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/**
 * Whether more or less is permitted than before: a forbid that applies to more therefore `narrows`.
 * `none` is proven to mean the same; `unknown` is everything that is not proven, also both at once.
 */
export const WORD_EFFECTS = ['widens', 'narrows', 'none', 'unknown'] as const;
export type WordEffect = (typeof WORD_EFFECTS)[number];

/** Where in the texts a statement leads: a line (from 1) of the text before or after, null for the whole file. */
export const wordPlaceSchema = z.object({
  file: z.string(),
  side: z.enum(['from', 'to']),
  line: z.number().int().nullable(),
});
export type WordPlace = z.infer<typeof wordPlaceSchema>;

/**
 * One change in words. Sentences are plain text in which `…` in backticks is quoted from the policy; a
 * sentence begins with the subject and is complete without the details.
 */
export const wordStatementSchema = z.object({
  kind: z.enum(WORD_KINDS),
  effect: z.enum(WORD_EFFECTS),
  /** What it is: "permit", "forbid", "rule", "NetworkPolicy", "default", … */
  what: z.string(),
  /** Its name as the text gives it, or how to recognise it where it has none. */
  name: z.string(),
  place: wordPlaceSchema,
  sentence: z.string(),
  details: z.array(z.object({ effect: z.enum(WORD_EFFECTS), sentence: z.string() })),
});
export type WordStatement = z.infer<typeof wordStatementSchema>;

/** How a file was compared, and the sentence that says so. Files without a difference are left out. */
export const wordFileSchema = z.object({
  path: z.string(),
  comparison: z.enum(['structural', 'text']),
  sentence: z.string(),
});
export type WordFile = z.infer<typeof wordFileSchema>;

export const changeWordsSchema = z.object({
  /** "Tightens: 2 permits narrowed, 1 forbid added." */
  verdict: z.string(),
  effect: z.enum(WORD_EFFECTS),
  /** Most telling first: what permits more or less, then the rest. */
  statements: z.array(wordStatementSchema),
  /** How many statements were left out, since only so many are listed. */
  more: z.number().int(),
  files: z.array(wordFileSchema),
});
export type ChangeWords = z.infer<typeof changeWordsSchema>;
