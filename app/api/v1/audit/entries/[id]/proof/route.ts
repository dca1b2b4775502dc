import { parseId } from '@/lib/commands/parse-id';
import { handle } from '@/lib/http/handle';
import { getEntryProof } from '@/lib/views/audit/get-log-proof';

/** The proof that an entry is in the log, as a C2SP tlog-proof. */
export const GET = handle({ permission: 'audit:read' }, async ({ actor, params }) => {
  const { name, text } = await getEntryProof(actor, parseId(params.id!, 'audit entry'));
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});
