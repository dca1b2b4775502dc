import { policyDetailSchema } from '@/lib/domain/read-models/policies';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getPolicy } from '@/lib/views/policies/get-policy';

/** One policy with its revisions and activations. */
export const GET = handle(
  { permission: 'policies:read', query: scopeFilterSchema, answer: policyDetailSchema },
  ({ actor, query, params, now }) => getPolicy(actor, params.policyId!, query, now),
);
