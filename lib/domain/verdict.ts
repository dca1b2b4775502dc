import { z } from 'zod';
import { eventFilterSchema } from './filters';

/** What a person says about a denial. "unsure" is an answer, not a verdict either way. */
export const JUDGEMENTS = ['true-block', 'false-positive', 'unsure'] as const;
export const judgementSchema = z.enum(JUDGEMENTS);
export type Judgement = (typeof JUDGEMENTS)[number];

/** Why a denial was wrong: the rule's logic, the data it decided on, or traffic that was expected. */
export const CAUSES = ['logic', 'data', 'expected-traffic'] as const;
export const causeSchema = z.enum(CAUSES);
export type Cause = (typeof CAUSES)[number];

/**
 * How the denial came before the person: drawn by lot, chosen for the work, part of a bulk over a
 * filter, or answered on the way by whoever was on call. Only `random` enters the estimate of M3.
 */
export const ORIGINS = ['random', 'targeted', 'bulk', 'on-call'] as const;
export type Origin = (typeof ORIGINS)[number];

const NOTE_LENGTH = 2_000;
const noteSchema = z
  .string()
  .trim()
  .max(NOTE_LENGTH)
  .transform((note) => note || null)
  .nullish()
  .transform((note) => note ?? null);

type Judged = { judgement: Judgement; cause?: Cause | null };

/** A cause belongs to a false positive and to nothing else; there it may be open. */
const causeFits = ({ judgement, cause }: Judged) => judgement === 'false-positive' || !cause;
const CAUSE_MISFIT = { message: 'only a false positive has a cause', path: ['cause'] };

const judgedShape = { judgement: judgementSchema, cause: causeSchema.nullish(), note: noteSchema };

/** `POST /api/v1/verdicts`: one judgement of one denial. */
export const giveVerdictSchema = z
  .object({
    eventId: z.uuid(),
    ...judgedShape,
    /** As the queue handed the item out; whether it was drawn by lot is checked. */
    origin: z.enum(['random', 'targeted', 'on-call']).default('targeted'),
  })
  .refine(causeFits, CAUSE_MISFIT);
export type GiveVerdict = z.input<typeof giveVerdictSchema>;

/** Which denials a bulk concerns: the filters of lists of denials. */
export const bulkFilterSchema = eventFilterSchema.omit({ kind: true, outcome: true });

/** `POST /api/v1/verdicts/bulk`: one judgement of every unjudged denial that matches a filter. */
export const giveBulkVerdictSchema = z
  .object({
    filter: bulkFilterSchema,
    ...judgedShape,
    /** Only says how many there are. */
    dryRun: z.boolean().default(false),
    /** The number that the person was shown: another one is refused, so that nobody judges unseen. */
    expected: z.number().int().nonnegative().optional(),
  })
  .refine(causeFits, CAUSE_MISFIT);
export type GiveBulkVerdict = z.input<typeof giveBulkVerdictSchema>;
