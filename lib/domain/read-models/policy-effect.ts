import { z } from 'zod';
import { budgetShareSchema, latencyDifferenceSchema, shareDifferenceSchema } from './activation-reviews';

const decisionCount = z.object({ decisions: z.number(), denials: z.number() });

/** What a revision did: decisions before and after its first activation in each environment. */
export const policyEffectSchema = z.object({
  /** Of the environment that was first. */
  activatedAt: z.string(),
  /** The longest of the windows on each side, whole minutes. */
  minutes: z.number(),
  /** `rest`: it was only a canary, and is compared with the rest of the traffic of the same time. */
  comparedWith: z.enum(['before', 'rest']),
  /** Each with windows of its own; of equal length on both sides. */
  environments: z.array(
    z.object({
      environment: z.string().nullable(),
      activatedAt: z.string(),
      minutes: z.number(),
      canaryShare: z.number().nullable(),
    }),
  ),
  before: decisionCount,
  after: decisionCount,
  /** Intervals are of 95 %. */
  denials: shareDifferenceSchema,
  errors: shareDifferenceSchema,
  /** Services that were denied something, those that differ first, and how many there are in all. */
  services: z.array(
    z.object({
      service: z.string().nullable(),
      before: decisionCount,
      after: decisionCount,
      denials: shareDifferenceSchema,
      /** Null where too little was decided to say. */
      isDifferent: z.boolean().nullable(),
    }),
  ),
  servicesTouched: z.number().int(),
  /** How many services could be compared, how many not, and the rate of false ones among those that differ. */
  tests: z.object({ made: z.number().int(), tooFew: z.number().int(), falseDiscoveryRate: z.number() }),
  /** Groups of denials that there were none of in the days before; null when counting takes too long. */
  newGroups: z
    .object({
      knownForDays: z.number(),
      total: z.number().int(),
      items: z.array(
        z.object({
          service: z.string().nullable(),
          policy: z.string(),
          rule: z.string().nullable(),
          action: z.string().nullable(),
          principalKind: z.enum(['workload', 'person', 'other']).nullable(),
          denials: z.number(),
          firstSeen: z.string(),
          latestEventId: z.string(),
        }),
      ),
    })
    .nullable(),
  /** Evaluation; null where nobody reports how long it takes. */
  latency: latencyDifferenceSchema.nullable(),
  /** Of the error budgets since it was activated. */
  budget: z.array(budgetShareSchema),
});
export type PolicyEffect = z.infer<typeof policyEffectSchema>;
