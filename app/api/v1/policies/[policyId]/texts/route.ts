import { z } from 'zod';
import { policyTextsSchema } from '@/lib/domain/read-models/policy-texts';
import { handle } from '@/lib/http/handle';
import { getPolicyTexts } from '@/lib/views/policies/get-policy-texts';

const querySchema = z.object({ revision: z.string().min(1).max(500).optional() });

/** The texts of one revision of a policy. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema, answer: policyTextsSchema },
  ({ actor, query, params }) => getPolicyTexts(actor, params.policyId!, query),
);
