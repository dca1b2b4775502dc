import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

/** Minutes after an activation at which it is reviewed. */
export const REVIEW_MINUTES = [5, 30, 120] as const;

export const REVIEW_VERDICTS = ['fine', 'watch', 'regression', 'no-data'] as const;
export const reviewVerdictSchema = z.enum(REVIEW_VERDICTS);
export type ReviewVerdict = z.infer<typeof reviewVerdictSchema>;

const counted = z.object({ bad: z.number(), total: z.number() });

/** Two shares and the difference of the second from the first with its interval; null where too little was seen. */
export const shareDifferenceSchema = z.object({
  before: counted,
  after: counted,
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The smallest level of significance at which the interval leaves out "no difference". */
  p: z.number().nullable(),
});

const percentiles = z.object({
  count: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});

/** Evaluation in milliseconds; `slower` is the share that took longer than the p95 before. */
export const latencyDifferenceSchema = z.object({
  before: percentiles,
  after: percentiles,
  slower: shareDifferenceSchema,
});

/** What a revision took of the error budget of an objective. */
export const budgetShareSchema = z.object({
  objectiveId: z.string(),
  objectiveName: z.string(),
  indicator: z.enum(['M1', 'M3']),
  /**
   * `burned` is what counts against the objective already; `at-stake` what would if the denials that were
   * added turned out to be wrong.
   */
  kind: z.enum(['burned', 'at-stake']),
  bad: z.number(),
  /** Bad events that the objective allows in its window. */
  allowedBad: z.number(),
  /** Share of the budget; null where it allows nothing. */
  consumed: z.number().nullable(),
});
export type BudgetShare = z.infer<typeof budgetShareSchema>;

export const newDenialGroupSchema = z.object({
  service: z.string(),
  policy: z.string(),
  zone: z.string(),
  denials: z.number(),
  decisions: z.number(),
});

/** What a review found, and how much that weighs. */
export const reviewFindingSchema = z.object({
  about: z.enum(['denials', 'errors', 'latency', 'new-groups', 'budget']),
  /** `unconfirmed`: it rose against the time before, not against the same time of an earlier day. */
  what: z.enum(['rose', 'unconfirmed', 'fell', 'slower', 'new', 'burned']),
  verdict: z.enum(['watch', 'regression']),
});
export type ReviewFinding = z.infer<typeof reviewFindingSchema>;

/** The numbers behind a verdict; intervals are of 99 %. */
export const reviewEvidenceSchema = z.object({
  /** `rest`: the rest of the traffic in the same window, for a canary. */
  comparedWith: z.enum(['before', 'rest']),
  window: windowSchema,
  /** Whole minutes on each side. */
  minutes: z.number(),
  denials: shareDifferenceSchema,
  errors: shareDifferenceSchema,
  /** Against the same time of an earlier day in which the policy did not change; null where there is none. */
  earlier: z
    .object({ days: z.number(), denials: shareDifferenceSchema, errors: shareDifferenceSchema })
    .nullable(),
  latency: latencyDifferenceSchema.nullable(),
  newGroups: z.array(newDenialGroupSchema),
  budget: z.array(budgetShareSchema),
  findings: z.array(reviewFindingSchema),
});
export type ReviewEvidence = z.infer<typeof reviewEvidenceSchema>;

export const activationReviewSchema = z.object({
  minutes: z.number().int(),
  verdict: reviewVerdictSchema,
  judgedAt: z.string(),
  evidence: reviewEvidenceSchema,
});
export type ActivationReview = z.infer<typeof activationReviewSchema>;

/** What to go back to, where, and what that would take away. */
export const rollbackProposalSchema = z.object({
  toRevision: z.string(),
  /** Why this one: it was reviewed as fine, or is simply the one that was replaced. */
  because: z.enum(['fine', 'replaced']),
  /** Where the revision is still in force; empty where that is everywhere. */
  environments: z.array(z.string()),
  /** Denials an hour that would go away, by the difference of the review and its interval. */
  denialsPerHour: z.object({ expected: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** The commit that brought the revision, and the one to return to; null where not known. */
  commit: z.string().nullable(),
  toCommit: z.string().nullable(),
  /** The way to the change at its repository. */
  url: z.string().nullable(),
});
export type RollbackProposal = z.infer<typeof rollbackProposalSchema>;

/** An activation with its reviews, latest review first. */
export const reviewedActivationSchema = z.object({
  /** The event that began it. */
  activationId: z.string(),
  policy: z.string(),
  revision: z.string(),
  replaces: z.string().nullable(),
  environment: z.string().nullable(),
  canaryShare: z.number().nullable(),
  activatedAt: z.string(),
  /** Null while it is in force. */
  until: z.string().nullable(),
  /** It went back to an older revision. */
  isReturn: z.boolean(),
  author: z.string().nullable(),
  /** Of the longest review that had data. */
  verdict: reviewVerdictSchema,
  reviews: z.array(activationReviewSchema),
  rollback: z
    .object({
      at: z.string(),
      by: z.string().nullable(),
      toRevision: z.string().nullable(),
      seconds: z.number(),
    })
    .nullable(),
  /** Of a regression that is still in force. */
  proposal: rollbackProposalSchema.nullable(),
});
export type ReviewedActivation = z.infer<typeof reviewedActivationSchema>;

/** `GET /api/v1/activation-reviews` and `GET /api/v1/policies/{policyId}/reviews`, latest activation first. */
export const activationReviewsSchema = z.object({
  items: z.array(reviewedActivationSchema),
  total: z.number().int(),
  freshness: freshnessSchema,
});
export type ActivationReviews = z.infer<typeof activationReviewsSchema>;

const changeFigures = z.object({
  window: windowSchema,
  /** Activations that were reviewed with data; returns to an older revision are no changes. */
  reviewed: z.number().int(),
  /** Those with the verdict regression, or rolled back. */
  failed: z.number().int(),
  noData: z.number().int(),
  /** Null without any. */
  failureRate: z.number().nullable(),
  rolledBack: z.number().int(),
  /** Median from activation to rollback; null without any. */
  secondsToRollback: z.number().nullable(),
});
export type ChangeFigures = z.infer<typeof changeFigures>;

/** `GET /api/v1/activation-reviews/summary`: a window and the one before it. */
export const changeSummarySchema = z.object({
  current: changeFigures,
  previous: changeFigures,
  freshness: freshnessSchema,
});
export type ChangeSummary = z.infer<typeof changeSummarySchema>;
