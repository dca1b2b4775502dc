import { policyListSchema } from '@/lib/domain/read-models/policies';
import { z } from 'zod';
import { pageSchema, scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listPolicies } from '@/lib/views/policies/list-policies';

const querySchema = scopeFilterSchema.extend({
  ...pageSchema.shape,
  /** Part of the name, in any case of letters. */
  q: z.string().max(200).optional(),
});

/** Policies with what they decided in the window. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema, answer: policyListSchema },
  ({ actor, query, now }) => listPolicies(actor, query, now),
);
