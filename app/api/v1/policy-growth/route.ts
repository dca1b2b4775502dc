import { scopeFilterSchema } from '@/lib/domain/filters';
import { policyGrowthSchema } from '@/lib/domain/read-models/policy-growth';
import { handle } from '@/lib/http/handle';
import { getPolicyGrowth } from '@/lib/views/policies/get-policy-growth';

/** How many policies are known over time, and what came and went. */
export const GET = handle(
  { permission: 'policies:read', query: scopeFilterSchema, answer: policyGrowthSchema },
  ({ actor, query, now }) => getPolicyGrowth(actor, query, now),
);
