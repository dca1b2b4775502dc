import { z } from 'zod';
import { listOf, windowSchema } from './common';
import { intervalSchema } from './sample-estimate';

/** What is odd about a policy. How each is found is said in `lib/policy/find-findings.ts` and on the screen. */
export const POLICY_FINDINGS = [
  'unused',
  'never-denying',
  'always-denying',
  'shadowed',
  'differing',
] as const;
export const policyFindingKindSchema = z.enum(POLICY_FINDINGS);
export type PolicyFindingKind = (typeof POLICY_FINDINGS)[number];

/** Days without a decision after which a policy is unused, unless the address says otherwise. */
export const UNUSED_DAYS = 30;

export const policyFindingSchema = z.discriminatedUnion('kind', [
  /** `lastDecisionOn`: the UTC day of its last decision; null where that is longer ago than was looked, or never. */
  z.object({
    kind: z.literal('unused'),
    lastDecisionOn: z.string().nullable(),
    hasEverDecided: z.boolean(),
  }),
  z.object({ kind: z.literal('never-denying'), decisions: z.number() }),
  z.object({ kind: z.literal('always-denying'), decisions: z.number() }),
  /** Each of its `denials` that were looked at had been denied by `by` in the same trace before. */
  z.object({ kind: z.literal('shadowed'), by: z.string(), denials: z.number() }),
  /** `environments` run another revision than the newest. */
  z.object({ kind: z.literal('differing'), newest: z.string(), environments: z.array(z.string()) }),
]);
export type PolicyFinding = z.infer<typeof policyFindingSchema>;

/** Deny accuracy (M3) of one policy, from its denials drawn by lot in the window. */
export const policyAccuracySchema = z.object({
  /** `few-reviews`: fewer than ten were reviewed. */
  state: z.enum(['no-denials', 'not-reviewed', 'few-reviews', 'measured']),
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  reviewed: z.number(),
});

export const policyRowSchema = z.object({
  id: z.string(),
  /** Path or name, as decisions carry it. */
  name: z.string(),
  /** The bundle that carries it, as engines report it; null when none is known. */
  bundle: z.string().nullable(),
  /** Owners of the zones that it decides for, or whose changes it has; empty where none is known. */
  owners: z.array(z.string()),
  /** The sources that report its decisions. */
  engines: z.array(z.string()),
  /** Zones that it ever decided for; where it did not, those that its changes name. */
  zones: z.array(z.string()),
  revisions: z.number().int(),
  latestRevision: z.string().nullable(),
  lastChangeAt: z.string().nullable(),
  /** Since when it is known: from its first revision, change or decision. */
  knownSince: z.string().nullable(),
  /** True where decisions reach back further than was looked: it may be older. */
  isOlder: z.boolean(),
  decisions: z.number(),
  denials: z.number(),
  accuracy: policyAccuracySchema,
  findings: z.array(policyFindingSchema),
});
export type PolicyRow = z.infer<typeof policyRowSchema>;

/** Names of columns that the list can be sorted by. */
export const POLICY_SORTS = [
  'name',
  'owner',
  'engine',
  'zones',
  'change',
  'decisions',
  'denials',
  'share',
  'accuracy',
  'age',
  'revision',
  'revisions',
  'bundle',
] as const;
export type PolicySort = (typeof POLICY_SORTS)[number];

/** `GET /api/v1/policies`. */
export const policyListSchema = listOf(policyRowSchema).extend({
  /** Of the policies that match the name: all of them, and those with each finding. */
  counts: z.object({ all: z.number().int(), findings: z.record(policyFindingKindSchema, z.number().int()) }),
  /** Of all that match, on every page. */
  totals: z.object({
    decisions: z.number(),
    denials: z.number(),
    /** Which denied most; null where none did. */
    most: z.object({ name: z.string(), denials: z.number() }).nullable(),
  }),
  window: windowSchema,
});
export type PolicyList = z.infer<typeof policyListSchema>;

/** `GET /api/v1/policy-names`: what filters suggest. */
export const policyNamesSchema = z.object({ names: z.array(z.string()) });
