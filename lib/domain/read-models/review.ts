import { z } from 'zod';
import { CAUSES, JUDGEMENTS, ORIGINS } from '../verdict';
import { freshnessSchema, listOf, windowSchema } from './common';
import { eventRowSchema } from './events';
import { indicatorFigureSchema } from './indicators';
import { intervalSchema, sampleEstimateSchema } from './sample-estimate';

/** One verdict, standing or undone. */
export const verdictRowSchema = z.object({
  id: z.string(),
  eventId: z.string(),
  /** When the denial happened. */
  occurredAt: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  rule: z.string().nullable(),
  revision: z.string().nullable(),
  judgement: z.enum(JUDGEMENTS),
  cause: z.enum(CAUSES).nullable(),
  note: z.string().nullable(),
  origin: z.enum(ORIGINS),
  round: z.string().nullable(),
  bulkId: z.string().nullable(),
  reviewerId: z.string(),
  reviewerName: z.string(),
  createdAt: z.string(),
  undoneAt: z.string().nullable(),
  undoneByName: z.string().nullable(),
});
/** `mayUndo`: whether the caller may take it back. */
export const verdictSchema = verdictRowSchema.extend({ mayUndo: z.boolean() });
export type VerdictRow = z.infer<typeof verdictRowSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export const verdictListSchema = listOf(verdictSchema);

/** Why a denial is in the queue. */
export const REVIEW_REASONS = [
  'sample',
  'second-reviewer',
  'reported',
  'second-opinion',
  'new-after-change',
  'unreviewed-policy',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const reviewItemSchema = z.object({
  event: eventRowSchema,
  /** Whether the denial was drawn by lot; says nothing about how it was judged. */
  origin: z.enum(['random', 'targeted']),
  reason: z.enum(REVIEW_REASONS),
  /** Who reported it with which note, or which change came before. Null where the reason says it all. */
  detail: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** `GET /api/v1/review/queue`. */
export const reviewQueueSchema = z.object({
  /** The round that runs now; the round of a denial is the week in which it happened. */
  round: z.object({ id: z.string(), from: z.string(), to: z.string() }),
  /** What the sample is drawn from. */
  window: windowSchema,
  items: z.array(reviewItemSchema),
  /** Of each kind, how many wait for this reviewer; the sample only as far as it is drawn. */
  waiting: z.object({ sample: z.number(), secondReviewer: z.number(), targeted: z.number() }),
  /** Denials of the window that the sample has not seen yet: hours that are still being read. */
  isSampleComplete: z.boolean(),
});
export type ReviewQueue = z.infer<typeof reviewQueueSchema>;

/** One policy of the estimate. Denials are weighted by sampling; verdicts are counted. */
export const reviewPolicySchema = z.object({
  /** Null for denials whose source names none. */
  policy: z.string().nullable(),
  denials: z.number(),
  reviewed: z.number(),
  trueBlocks: z.number(),
  /** Drawn by lot and looked at, but unsure or disputed: not reviewed. */
  open: z.number(),
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  /** Verdicts on denials that were not drawn by lot; in no estimate. */
  targeted: z.object({ trueBlocks: z.number(), falsePositives: z.number(), open: z.number() }),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

/** `GET /api/v1/review/estimate`: M3, policy deny accuracy, of a window and scope. */
export const reviewEstimateSchema = z.object({
  window: windowSchema,
  objective: z.number(),
  ...sampleEstimateSchema.shape,
  /** As many independent reviews would tell as much; null when everything was reviewed, or nothing. */
  effectiveReviews: z.number().nullable(),
  /** Reviews that are still needed until the interval is ±1 point; null when that cannot be told. */
  reviewsToOnePoint: z.number().nullable(),
  /** Denials that reviewers are unsure of or dispute: not reviewed. */
  open: z.number(),
  /** M3 as the lists of indicators have it, with its formula and completeness. */
  indicator: indicatorFigureSchema,
  policies: z.array(reviewPolicySchema),
  agreement: z.object({
    /** Denials that two people or more judged. */
    denials: z.number(),
    agreed: z.number(),
    disputed: z.number(),
    raw: z.number().nullable(),
    kappa: z.number().nullable(),
  }),
  /** False positives of every origin by the rule that made them, most first. */
  falsePositives: z.array(
    z.object({
      policy: z.string().nullable(),
      rule: z.string().nullable(),
      revision: z.string().nullable(),
      denials: z.number(),
      causes: z.record(z.enum([...CAUSES, 'open']), z.number()),
      latestEventId: z.string(),
    }),
  ),
  freshness: freshnessSchema,
});
export type ReviewEstimate = z.infer<typeof reviewEstimateSchema>;

/** What `POST /api/v1/verdicts/bulk` answers. */
export const bulkAnswerSchema = z.object({
  /** Denials that match the filter. */
  matching: z.number(),
  /** Of these, already judged by somebody: they stay as they are. */
  alreadyJudged: z.number(),
  /** Of these, the ones that were judged, or would be. */
  judged: z.number(),
  /** Null for a dry run, or when there was nothing to judge. */
  bulkId: z.string().nullable(),
});
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
