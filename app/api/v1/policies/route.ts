import { z } from 'zod';
import { pageSchema, scopeFilterSchema } from '@/lib/domain/filters';
import {
  POLICY_SORTS,
  policyFindingKindSchema,
  policyListSchema,
  UNUSED_DAYS,
} from '@/lib/domain/read-models/policy-list';
import { handle } from '@/lib/http/handle';
import { listPolicies } from '@/lib/views/policies/list-policies';

const querySchema = scopeFilterSchema.extend({
  limit: pageSchema.shape.limit,
  cursor: z.string().max(5_000).optional(),
  /** Part of the name, in any case of letters. */
  q: z.string().max(200).optional(),
  finding: policyFindingKindSchema.optional(),
  /** Days without a decision after which a policy is unused. */
  days: z.coerce.number().int().min(1).max(365).default(UNUSED_DAYS),
  /** A column; with a minus before it the greatest comes first. */
  sort: z.enum(POLICY_SORTS.flatMap((column) => [column, `-${column}` as const])).default('name'),
});

/** Policies with what they decided in the window, and what is odd about each. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema, answer: policyListSchema },
  ({ actor, query: { sort, ...query }, now }) => {
    const by = POLICY_SORTS.find((column) => sort === column || sort === `-${column}`)!;
    return listPolicies(actor, { ...query, order: { by, isDescending: sort.startsWith('-') } }, now);
  },
);
