import { z } from 'zod';
import { OUTCOMES } from '../kinds';
import { NOT_REPLAYABLE } from './not-replayable';

/** Decisions of one place that went the same way; `to` is null where they cannot be replayed. */
const replayCellSchema = z.object({
  zone: z.string(),
  service: z.string(),
  environment: z.string(),
  from: z.enum(OUTCOMES.decision),
  to: z.enum(['allow', 'deny', 'error']).nullable(),
  /** Stored decisions, and what they stand for (1 / sample rate each). */
  n: z.number(),
  weight: z.number(),
});
export type ReplayCell = z.infer<typeof replayCellSchema>;

/** What a run has counted so far; an empty text is "none". Small, whatever the number of decisions. */
export const replayTallySchema = z.object({
  cells: z.array(replayCellSchema),
  notReplayable: z.array(
    z.object({ reason: z.enum(NOT_REPLAYABLE), what: z.string(), decisions: z.number() }),
  ),
  errorMessages: z.array(z.object({ message: z.string(), decisions: z.number() })),
  /** Judged denials that stay denied. */
  kept: z.object({ trueBlocks: z.number(), falsePositives: z.number() }),
});
export type ReplayTally = z.infer<typeof replayTallySchema>;

/** Nothing counted yet. */
export const EMPTY_TALLY: ReplayTally = {
  cells: [],
  notReplayable: [],
  errorMessages: [],
  kept: { trueBlocks: 0, falsePositives: 0 },
};
