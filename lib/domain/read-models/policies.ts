import { z } from 'zod';
import { CHANGE_TYPES } from '../kinds';
import { freshnessSchema, listOf, windowSchema } from './common';

export const policyRowSchema = z.object({
  id: z.string(),
  /** Path or name, as decisions carry it. */
  name: z.string(),
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
      environment: z.string().nullable(),
      canaryShare: z.number().nullable(),
      author: z.string().nullable(),
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
  /** Decisions before and after the activation of `to`, over equal windows; null if never active. */
  effect: z
    .object({
      activatedAt: z.string(),
      minutes: z.number(),
      before: z.object({ decisions: z.number(), denials: z.number() }),
      after: z.object({ decisions: z.number(), denials: z.number() }),
    })
    .nullable(),
});
export type PolicyDiff = z.infer<typeof policyDiffSchema>;
