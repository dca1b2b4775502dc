import { policyDiffSchema } from '@/lib/domain/read-models/policies';
import { z } from 'zod';
import { handle } from '@/lib/http/handle';
import { getPolicyDiff } from '@/lib/views/policies/get-policy-diff';

/** Here `from` and `to` are revisions, not times. */
const querySchema = z.object({
  from: z.string().max(500).optional(),
  to: z.string().max(500).optional(),
  /** `ignored` tells lines apart by their words only. */
  whitespace: z.enum(['exact', 'ignored']).optional(),
});

/** What changed between two revisions of a policy. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema, answer: policyDiffSchema },
  ({ actor, query, params, now }) => getPolicyDiff(actor, params.policyId!, query, now),
);
