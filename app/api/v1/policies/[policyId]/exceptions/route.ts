import { occasionOf } from '@/lib/auth/occasion';
import { addException } from '@/lib/commands/policies/add-exception';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { exceptionInputSchema } from '@/lib/domain/policy-exception';
import { exceptionListSchema } from '@/lib/domain/read-models/policy-exceptions';
import { handle } from '@/lib/http/handle';
import { listExceptions } from '@/lib/views/policies/list-exceptions';

const querySchema = scopeFilterSchema.pick({ from: true, to: true });

/** The exceptions from a policy, with the denials that each hid in the window. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema, answer: exceptionListSchema },
  ({ actor, query, params, now }) => listExceptions(actor, params.policyId!, query, now),
);

/** Adds an exception. */
export const POST = handle(
  { permission: 'policies:write', body: exceptionInputSchema },
  ({ actor, body, params, request, now }) =>
    addException(actor, params.policyId!, body, occasionOf(request.headers, now)),
);
