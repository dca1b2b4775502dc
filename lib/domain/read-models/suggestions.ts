import { z } from 'zod';
import { scopeFilterSchema } from '../filters';
import { inputMappingSchema } from '../replay/input-mapping';
import { timeExpressionSchema } from '../time-range';
import { windowSchema } from './common';

/** Languages in which rules can be suggested. */
export const SUGGESTION_LANGUAGES = ['cedar', 'network-policy', 'istio'] as const;
export type SuggestionLanguage = (typeof SUGGESTION_LANGUAGES)[number];

/** `GET /api/v1/policy-suggestions`. */
export const suggestionQuerySchema = scopeFilterSchema.extend({
  from: timeExpressionSchema.default('now-24h'),
  language: z.enum(SUGGESTION_LANGUAGES).default('cedar'),
  /** Only what this policy decided; for Cedar by default the one that decided most for the service. */
  policy: z.string().max(500).optional(),
});
export type SuggestionQuery = z.infer<typeof suggestionQuerySchema>;

/** Single events that were read, and the number that they stand for under sampling. */
const seen = { events: z.number().int(), weight: z.number() };

const accessSchema = z.object({
  principal: z.string(),
  action: z.string(),
  resource: z.string(),
  ...seen,
});
export type SuggestedAccess = z.infer<typeof accessSchema>;

export const suggestedRuleSchema = z.object({
  principals: z.array(z.string()),
  actions: z.array(z.string()),
  resources: z.array(z.string()),
  /** Of the context, such as `tls.mutual is true`. */
  conditions: z.array(z.string()),
  /** How often its good traffic was seen. */
  ...seen,
  /** Where it permits any id: the path, and how many different ones were seen. */
  open: z.array(z.object({ resource: z.string(), seen: z.number().int() })),
  /** Denied in the window without a settled verdict, and permitted by it: the most frequent, and how many in all. */
  denied: z.array(accessSchema),
  deniedEvents: z.number().int(),
});
export type SuggestedRule = z.infer<typeof suggestedRuleSchema>;

const suggestionSchema = z.object({
  service: z.string(),
  /** Only what this policy decided; null for everything of the service. */
  policy: z.string().nullable(),
  /** Policies that decided for the service, most first. */
  policies: z.array(z.object({ policy: z.string(), decisions: z.number(), denials: z.number() })),
  /** What was read: the newest events, back to a time; all of them where `isWhole`. */
  read: z.object({
    events: z.number().int(),
    /** How many there are; null where counting took too long. */
    total: z.number().int().nullable(),
    isWhole: z.boolean(),
    backTo: z.string(),
  }),
  observed: z.object({
    allowed: z.object(seen),
    falsePositives: z.object(seen),
    trueBlocks: z.object(seen),
    /** Denied, and nobody settled whether rightly. */
    unsettled: z.object(seen),
  }),
  /** Empty where nothing can be suggested. */
  text: z.string(),
  /** What the text takes for granted, and what to see to before it is used. */
  remarks: z.array(z.string()),
  rules: z.array(suggestedRuleSchema),
  isSmallest: z.boolean(),
  /** No set of rules that permits the same is smaller. */
  atLeast: z.number().int(),
  /** Where it may not be the smallest: at most this many times as many rules. */
  bound: z.number().nullable(),
  /** Good traffic that no rule permits, most frequent first, and how many of it. */
  uncovered: z.array(accessSchema.extend({ reason: z.string() })),
  uncoveredEvents: z.number().int(),
  /** Good traffic that the language cannot say. */
  unsaid: z.array(z.object({ problem: z.string(), ...seen })),
  /** The text over what was read; null without a text. */
  replay: z
    .object({
      /** Cedar itself, or Gatehouse's reading of the YAML that it writes. */
      by: z.enum(['cedar', 'own-reading']),
      good: z.number().int(),
      goodPermitted: z.number().int(),
      trueBlocks: z.number().int(),
      trueBlocksBlocked: z.number().int(),
      unsettled: z.number().int(),
      unsettledPermitted: z.number().int(),
    })
    .nullable(),
  /** With which mapping the text is replayed; null for each source's own. */
  mapping: inputMappingSchema.nullable(),
  /** Whether Gatehouse can replay texts of the language, for which a policy has to be known. */
  isReplayable: z.boolean(),
  granted: z.array(
    z.object({
      policy: z.string(),
      revision: z.string().nullable(),
      /** As far as Gatehouse can tell of the text. */
      language: z.enum([...SUGGESTION_LANGUAGES, 'other']),
      /** How many permissions could be looked at; null where none can be told from the text. */
      grants: z.number().int().nullable(),
      unused: z.array(z.object({ name: z.string(), text: z.string(), lastUsedAt: z.string().nullable() })),
      remarks: z.array(z.string()),
    }),
  ),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const policySuggestionsSchema = z.object({
  window: windowSchema,
  language: z.enum(SUGGESTION_LANGUAGES),
  /** Services with decisions in the window and scope, most first; one of them has to be chosen. */
  services: z.array(z.object({ service: z.string(), decisions: z.number(), denials: z.number() })),
  /** Null until a service is chosen. */
  suggestion: suggestionSchema.nullable(),
});
export type PolicySuggestions = z.infer<typeof policySuggestionsSchema>;
