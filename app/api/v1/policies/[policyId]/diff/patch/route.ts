import { z } from 'zod';
import { handle } from '@/lib/http/handle';
import { getPolicyPatch } from '@/lib/views/policies/get-policy-patch';

/** Here `from` and `to` are revisions, not times. */
const querySchema = z.object({ from: z.string().max(500).optional(), to: z.string().max(500).optional() });

/** What changed between two revisions of a policy, as a file that `git apply` reads. */
export const GET = handle(
  { permission: 'policies:read', query: querySchema },
  async ({ actor, query, params }) => {
    const { name, patch } = await getPolicyPatch(actor, params.policyId!, query);
    return new Response(patch, {
      headers: {
        'content-type': 'text/x-diff; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  },
);
