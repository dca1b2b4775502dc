import { policyPointsSchema } from '@/lib/domain/read-models/policy-points';
import { handle } from '@/lib/http/handle';
import { getPolicyPoints } from '@/lib/views/policies/get-policy-points';

/** Which revision is enforced where, and what is behind the newest. */
export const GET = handle(
  { permission: 'policies:read', answer: policyPointsSchema },
  ({ actor, params, now }) => getPolicyPoints(actor, params.policyId!, now),
);
