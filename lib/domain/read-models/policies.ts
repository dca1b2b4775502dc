import { z } from 'zod';
import { CHANGE_TYPES } from '../kinds';
import { freshnessSchema, listOf, windowSchema } from './common';
import { policyEffectSchema } from './policy-effect';

export const policyRowSchema = z.object({
  id: z.string(),
  /** Path or name, as decisions carry it. */
  name: z.string(),
  /** The bundle that carries it, as engines report it; null when none is known. */
  bundle: z.string().nullable(),
  revisions: z.number().int(),
  latestRevision: z.string().nullable(),
  lastChangeAt: z.string().nullable(),
  decisions: z.number(),
  denials: z.number(),
});
export const policyListSchema = listOf(policyRowSchema);
export type PolicyRow = z.infer<typeof policyRowSchema>;

export const policyDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  bundle: z.string().nullable(),
  /** Of a bundle: the policies below its name, with their share of the counts. */
  carries: z.array(z.object({ name: z.string(), decisions: z.number(), denials: z.number() })),
  window: windowSchema,
  decisions: z.number(),
  denials: z.number(),
  revisions: z.array(
    z.object({
      revision: z.string(),
      publishedAt: z.string(),
      author: z.string().nullable(),
      commit: z.string().nullable(),
      message: z.string().nullable(),
      url: z.string().nullable(),
      digest: z.string().nullable(),
      /** Paths of its texts; empty where only the revision's name is known. */
      files: z.array(z.string()),
      previousRevision: z.string().nullable(),
    }),
  ),
  activations: z.array(
    z.object({
      eventId: z.string(),
      at: z.string(),
      type: z.enum(CHANGE_TYPES),
      revision: z.string().nullable(),
      /** The revision in force after it: of a rollback, the one it returned to. */
      activates: z.string().nullable(),
      /** The revision in force before it. */
      replaces: z.string().nullable(),
      environment: z.string().nullable(),
      canaryShare: z.number().nullable(),
      author: z.string().nullable(),
      message: z.string().nullable(),
      /** How many times it was reported: engines report each instance. */
      reports: z.number().int(),
    }),
  ),
  freshness: freshnessSchema,
});
export type PolicyDetail = z.infer<typeof policyDetailSchema>;

/** Line of a text diff; line numbers start at 1 and are null on the side that lacks the line. */
export const diffLineSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  text: z.string(),
});
export type DiffLine = z.infer<typeof diffLineSchema>;

const revisionSide = z.object({
  revision: z.string(),
  publishedAt: z.string(),
  author: z.string().nullable(),
  commit: z.string().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
  /** False where only the revision's name is known. */
  isTextKnown: z.boolean(),
});

export const policyDiffSchema = z.object({
  policyId: z.string(),
  policy: z.string(),
  from: revisionSide.nullable(),
  to: revisionSide,
  added: z.number().int(),
  removed: z.number().int(),
  files: z.array(
    z.object({
      path: z.string(),
      change: z.enum(['added', 'removed', 'changed', 'same']),
      lines: z.array(diffLineSchema),
    }),
  ),
  /** Where `to` was in force: one entry for each stretch of time in an environment, latest first. */
  activeIn: z.array(
    z.object({
      environment: z.string().nullable(),
      since: z.string(),
      /** Null while it is still in force. */
      until: z.string().nullable(),
      canaryShare: z.number().nullable(),
    }),
  ),
  /** Null where `to` was never in force. */
  effect: policyEffectSchema.nullable(),
});
export type PolicyDiff = z.infer<typeof policyDiffSchema>;
