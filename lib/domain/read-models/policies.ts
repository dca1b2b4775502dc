import { z } from 'zod';
import { CHANGE_TYPES } from '../kinds';
import { policyLanguageSchema } from '../policy-language';
import { freshnessSchema, windowSchema } from './common';
import { changeWordsSchema } from './policy-words';
import { policyEffectSchema } from './policy-effect';

/** Who approved a revision, when, and where it can be seen; first approval first. */
const approvalSchema = z.object({ by: z.string(), at: z.string(), url: z.string().nullable() });
export type RevisionApproval = z.infer<typeof approvalSchema>;

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
      /** The revision it was made from, where that was said. */
      parent: z.string().nullable(),
      reviewUrl: z.string().nullable(),
      approvals: z.array(approvalSchema),
      /** Of its texts; empty where they are not known. */
      languages: z.array(policyLanguageSchema),
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
  digest: z.string().nullable(),
  parent: z.string().nullable(),
  reviewUrl: z.string().nullable(),
  approvals: z.array(approvalSchema),
  /** False where only the revision's name is known. */
  isTextKnown: z.boolean(),
});

export const policyDiffSchema = z.object({
  policyId: z.string(),
  policy: z.string(),
  from: revisionSide.nullable(),
  to: revisionSide,
  /** What changed in words; null where a text is not known. */
  words: changeWordsSchema.nullable(),
  /** The revision before `from` whose texts `to` has again; null where it is no revert. */
  revertsTo: z.string().nullable(),
  added: z.number().int(),
  removed: z.number().int(),
  /** Whether white space tells lines apart. */
  whitespace: z.enum(['exact', 'ignored']),
  files: z.array(
    z.object({
      path: z.string(),
      language: policyLanguageSchema,
      change: z.enum(['added', 'removed', 'changed', 'same']),
      added: z.number().int(),
      removed: z.number().int(),
      lines: z.array(diffLineSchema),
      /** Lines that are left out because the answer would be too long: all of a file or none. */
      linesLeftOut: z.number().int(),
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
