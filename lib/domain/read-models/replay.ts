import { z } from 'zod';
import { OUTCOMES } from '../kinds';
import { REPLAY_ENGINES } from '../replay/candidate';
import { inputMappingSchema } from '../replay/input-mapping';
import { NOT_REPLAYABLE } from '../replay/not-replayable';
import { listOf, windowSchema } from './common';
import { intervalSchema } from './sample-estimate';

export const REPLAY_STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** What became of the replayed decisions: the classes add up to `total`. */
export const REPLAY_RESULTS = [
  'unchanged',
  'allowToDeny',
  'denyToAllow',
  'errors',
  'newlyDecided',
  'notReplayable',
] as const;
export type ReplayResult = (typeof REPLAY_RESULTS)[number];

/**
 * Counts of stored decisions. `errors`: the candidate fails where there was a decision; `newlyDecided`: it decides
 * where there was an error or no evaluation. "Would deny" counts as a denial, since that is what the policy said.
 */
export const replayCountsSchema = z.object({
  total: z.number(),
  unchanged: z.number(),
  allowToDeny: z.number(),
  denyToAllow: z.number(),
  errors: z.number(),
  newlyDecided: z.number(),
  notReplayable: z.number(),
});
export type ReplayCounts = z.infer<typeof replayCountsSchema>;

export const replayProgressSchema = z.object({
  /** Decisions to replay; null until they are counted. */
  total: z.number().nullable(),
  done: z.number(),
  /** 0–1; null until they are counted. */
  share: z.number().nullable(),
});

/** One saved run. */
export const replayRunSchema = z.object({
  id: z.string(),
  policy: z.string(),
  title: z.string().nullable(),
  engine: z.enum(REPLAY_ENGINES),
  candidate: z.object({
    /** The revision, or the names of the files. */
    label: z.string(),
    revision: z.string().nullable(),
    /** SHA-256 of the texts or of the bundle, in hexadecimal digits. */
    digest: z.string(),
  }),
  window: windowSchema,
  state: z.enum(REPLAY_STATES),
  progress: replayProgressSchema,
  counts: replayCountsSchema,
  /** Why it failed, for people; null unless it did. */
  error: z.string().nullable(),
  startedBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type ReplayRun = z.infer<typeof replayRunSchema>;

/** `GET /api/v1/replays`: newest first. */
export const replayListSchema = listOf(replayRunSchema);

/** A total of all decisions of the selection, estimated from the sample, with its 95 % interval. */
export const replayEstimateSchema = z.object({ value: z.number(), interval: intervalSchema });
export type ReplayEstimate = z.infer<typeof replayEstimateSchema>;

/** One name of a breakdown; null is "none", `isRest` all names that are not listed. */
export const replayBreakdownRowSchema = z.object({
  name: z.string().nullable(),
  isRest: z.boolean(),
  counts: replayCountsSchema,
});
export type ReplayBreakdownRow = z.infer<typeof replayBreakdownRowSchema>;

/** Principals are counted among the flipped decisions and errors only. */
export const replayPrincipalRowSchema = z.object({
  name: z.string().nullable(),
  isRest: z.boolean(),
  allowToDeny: z.number(),
  denyToAllow: z.number(),
  errors: z.number(),
});
export type ReplayPrincipalRow = z.infer<typeof replayPrincipalRowSchema>;

/** What a candidate would cost an objective a day, as a share of the budget of its whole window. */
export const replayCostSchema = z.object({
  objectiveId: z.string(),
  name: z.string(),
  indicator: z.string(),
  windowDays: z.number(),
  /** Bad events a day that it adds (negative: takes away). Of M3 from "all new denials are right" to "all are wrong". */
  badPerDay: intervalSchema,
  /** Share of the budget a day (0.031 is 3.1 %), likewise; null where the budget is zero or nothing was counted. */
  budgetPerDay: intervalSchema.nullable(),
});
export type ReplayCost = z.infer<typeof replayCostSchema>;

export const replayDetailSchema = replayRunSchema.extend({
  candidateFiles: z.record(z.string(), z.string()).nullable(),
  entrypoint: z.string().nullable(),
  opaUrl: z.string().nullable(),
  selection: z.object({
    policy: z.string(),
    zone: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    outcome: z.enum(OUTCOMES.decision).nullable(),
  }),
  mapping: inputMappingSchema.nullable(),
  /** Null where all decisions are replayed. */
  sample: z
    .object({
      size: z.number(),
      /** How many decisions the selection has; null until they are counted. */
      population: z.number().nullable(),
      confidence: z.number(),
      strata: z.array(
        z.object({
          outcome: z.string(),
          service: z.string().nullable(),
          population: z.number(),
          replayed: z.number(),
        }),
      ),
      /** Of a finished run; null where the lot drew none of a stratum, so that nobody knows. */
      estimates: z.record(z.enum(REPLAY_RESULTS), replayEstimateSchema.nullable()),
    })
    .nullable(),
  notReplayable: z.array(
    z.object({ reason: z.enum(NOT_REPLAYABLE), what: z.string(), decisions: z.number() }),
  ),
  /** What the first errors said, with how many said so. */
  errorMessages: z.array(z.object({ message: z.string(), decisions: z.number() })),
  zones: z.array(replayBreakdownRowSchema),
  services: z.array(replayBreakdownRowSchema),
  principals: z.array(replayPrincipalRowSchema),
  /** Replayed denials that people judged. */
  reviews: z.object({
    trueBlocksAllowed: z.number(),
    falsePositivesFixed: z.number(),
    trueBlocksKept: z.number(),
    falsePositivesKept: z.number(),
  }),
  /** How many flipped decisions are listed one by one: at most 250,000; all are counted. */
  flipsKept: z.number(),
  /** The objectives that the flips touch; empty where none is. Null while it runs. */
  costs: z.array(replayCostSchema).nullable(),
});
export type ReplayDetail = z.infer<typeof replayDetailSchema>;

/** One decision that the candidate decides otherwise, or fails on. Its page is `/denials/{eventId}`. */
export const replayFlipSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  from: z.enum(OUTCOMES.decision),
  to: z.enum(['allow', 'deny', 'error']),
  /** What the candidate said: the rules that decided, or its error. */
  reason: z.string().nullable(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  principal: z.string().nullable(),
  action: z.string().nullable(),
  resource: z.string().nullable(),
  /** What the standing verdicts on the denial add up to; null without any. */
  verdict: z.enum(['true-block', 'false-positive', 'open']).nullable(),
});
export type ReplayFlip = z.infer<typeof replayFlipSchema>;

/** `GET /api/v1/replays/{id}/flips`: in the order of time. */
export const replayFlipListSchema = listOf(replayFlipSchema);

/** `POST /api/v1/replays/preview`. */
export const replayPreviewSchema = z.object({
  /** The default of each adapter that the shown decisions came through. */
  defaults: z.array(z.object({ adapter: z.string(), mapping: inputMappingSchema })),
  /** Why the candidate cannot be used at all; null where it can, or where there is none. */
  candidateError: z.string().nullable(),
  decisions: z.array(
    z.object({
      eventId: z.string(),
      occurredAt: z.string(),
      adapter: z.string(),
      service: z.string().nullable(),
      principal: z.string().nullable(),
      /** What the template can take from. */
      event: z.record(z.string(), z.unknown()),
      payload: z.unknown(),
      /** What the engine gets; null where it cannot be made. */
      input: z.unknown().nullable(),
      notReplayable: z.object({ reason: z.enum(NOT_REPLAYABLE), what: z.string() }).nullable(),
      from: z.enum(OUTCOMES.decision),
      /** Null without a candidate, and where it cannot be replayed. */
      to: z.enum(['allow', 'deny', 'error']).nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type ReplayPreview = z.infer<typeof replayPreviewSchema>;
