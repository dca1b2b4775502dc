import { z } from 'zod';
import { trustRulesSchema } from '../trust-rules/trust-rule';
import { listOf } from './common';

/** One immutable version of the trust rules; the highest is active. */
export const trustRuleVersionSchema = z.object({
  version: z.number().int(),
  rules: trustRulesSchema,
  note: z.string(),
  author: z.string(),
  createdAt: z.string(),
});
export type TrustRuleVersion = z.infer<typeof trustRuleVersionSchema>;
export const trustRuleVersionListSchema = listOf(trustRuleVersionSchema);

/** Events of the last 24 hours and how many of them belong to no zone; null where there were none. */
export const unzonedSchema = z.object({
  events: z.number(),
  unzoned: z.number(),
  share: z.number().nullable(),
});
export type Unzoned = z.infer<typeof unzonedSchema>;

export const zoneMoveSchema = z.object({ from: z.string(), to: z.string(), events: z.number() });
export type ZoneMove = z.infer<typeof zoneMoveSchema>;

export const REPROCESS_MODES = ['count', 'move'] as const;
export const REPROCESS_STATES = ['running', 'done', 'cancelled', 'failed'] as const;

/** A walk over the kept originals that counts or moves the events whose zone is another one now. */
export const reprocessRunSchema = z.object({
  id: z.string(),
  mode: z.enum(REPROCESS_MODES),
  /** Of the rules; null for rules that were not saved. */
  version: z.number().int().nullable(),
  state: z.enum(REPROCESS_STATES),
  /** About how many events it will have read. */
  total: z.number(),
  scanned: z.number(),
  /** How many have, or would have, another zone (or another target zone). */
  moved: z.number(),
  /** Their originals can no longer be read: they stay where they are. */
  unreadable: z.number(),
  /** Read events that belong to no zone by these rules. */
  unzoned: z.number(),
  moves: z.array(zoneMoveSchema),
  error: z.string().nullable(),
  startedBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type ReprocessRun = z.infer<typeof reprocessRunSchema>;

/** `GET /api/v1/trust-rules`. */
export const trustRulesStateSchema = z.object({
  active: trustRuleVersionSchema.nullable(),
  unzoned: unzonedSchema,
  /** The last walk over past events, running or not. */
  run: reprocessRunSchema.nullable(),
});
export type TrustRulesState = z.infer<typeof trustRulesStateSchema>;

/** `POST /api/v1/trust-rules/preview`: the last events under other rules. */
export const trustRulesPreviewSchema = z.object({
  /** How many of the last events were read, and the time of the oldest of them. */
  read: z.number().int(),
  oldest: z.string().nullable(),
  unreadable: z.number().int(),
  zones: z.array(z.object({ zone: z.string(), before: z.number().int(), after: z.number().int() })),
  moves: z.array(zoneMoveSchema),
  unzoned: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Events each rule placed, in the order of the rules. */
  byRule: z.array(z.number().int()),
  examples: z.array(
    z.object({
      id: z.string(),
      occurredAt: z.string(),
      source: z.string(),
      kind: z.string(),
      service: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      /** Place of the rule that decides (from 1); null where the event or the inventory does. */
      rule: z.number().int().nullable(),
    }),
  ),
});
export type TrustRulesPreview = z.infer<typeof trustRulesPreviewSchema>;
