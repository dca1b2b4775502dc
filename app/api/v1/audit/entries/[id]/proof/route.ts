import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { parseId } from '@/lib/commands/parse-id';
import { handle } from '@/lib/http/handle';
import { getEntryProof } from '@/lib/views/audit/get-log-proof';

/** The proof that an entry is in the log, as a C2SP tlog-proof. Taking it is the same reading as that of its page. */
export const GET = handle({ permission: 'audit:read' }, async ({ actor, params, request, now }) => {
  const id = parseId(params.id!, 'audit entry');
  await recordReading(
    actor,
    { action: 'audit.viewed', targets: [{ type: 'audit-entry', id }] },
    occasionOf(request.headers, now),
  );
  const { name, text } = await getEntryProof(actor, id);
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});
