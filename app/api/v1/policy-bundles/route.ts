import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { bundleFactsSchema, publishBundle } from '@/lib/commands/policies/publish-bundle';
import { BUNDLE_BYTES, publishedSchema } from '@/lib/domain/policy-publication';
import { handle } from '@/lib/http/handle';
import { readBytesBody } from '@/lib/http/read-bytes-body';

/** Publishes the policies of the OPA bundle (.tar.gz) that is the body; with `dryRun=true` only says what would happen. */
export const POST = handle(
  {
    permission: 'policies:write',
    query: bundleFactsSchema.extend({ dryRun: z.stringbool().default(false) }),
    answer: publishedSchema,
  },
  async ({ actor, query: { dryRun, ...facts }, request, now }) =>
    publishBundle(
      actor,
      await readBytesBody(request, BUNDLE_BYTES),
      facts,
      dryRun,
      occasionOf(request.headers, now),
    ),
);
