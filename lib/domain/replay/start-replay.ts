import { z } from 'zod';
import { OUTCOMES } from '../kinds';
import { timeExpressionSchema } from '../time-range';
import { replayCandidateSchema } from './candidate';
import { inputMappingSchema } from './input-mapping';

/** Which stored decisions: of a window, of the policy (and what lies below its name), narrowed by what is named. */
export const replaySelectionSchema = z.object({
  from: timeExpressionSchema.default('now-24h'),
  to: timeExpressionSchema.default('now'),
  zone: z.string().min(1).max(500).optional(),
  service: z.string().min(1).max(500).optional(),
  environment: z.string().min(1).max(500).optional(),
  /** Another policy than the one that the run belongs to. */
  policy: z.string().min(1).max(500).optional(),
  outcome: z.enum(OUTCOMES.decision).optional(),
});
export type ReplaySelection = z.infer<typeof replaySelectionSchema>;

/** `POST /api/v1/replays`. */
export const startReplaySchema = z.object({
  policy: z.string().min(1).max(500),
  /** What people call the run, such as the title of a pull request. */
  title: z.string().trim().min(1).max(200).optional(),
  candidate: replayCandidateSchema,
  selection: replaySelectionSchema.prefault({}),
  /** Null for the default of each source. */
  mapping: inputMappingSchema.nullable().default(null),
  /** About how many decisions to draw by lot; null for all of them. */
  sampleSize: z.number().int().min(100).max(10_000_000).nullable().default(null),
});
export type StartReplay = z.infer<typeof startReplaySchema>;

/** `POST /api/v1/replays/preview`: the last decisions of the selection through mapping and candidate. */
export const previewReplaySchema = startReplaySchema
  .pick({ policy: true, selection: true, mapping: true })
  .extend({
    /** Without one only the inputs are shown. */
    candidate: replayCandidateSchema.nullable().default(null),
    limit: z.number().int().min(1).max(20).default(5),
  });
export type PreviewReplay = z.infer<typeof previewReplaySchema>;
