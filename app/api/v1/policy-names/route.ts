import { policyNamesSchema } from '@/lib/domain/read-models/policy-list';
import { handle } from '@/lib/http/handle';
import { listPolicyNames } from '@/lib/views/policies/list-policy-names';

/** The names of policies, as filters suggest them. */
export const GET = handle({ permission: 'policies:read', answer: policyNamesSchema }, ({ actor }) =>
  listPolicyNames(actor),
);
