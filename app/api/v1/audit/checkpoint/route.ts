import { handle } from '@/lib/http/handle';
import { getLogCheckpoint } from '@/lib/views/audit/get-log-checkpoint';

/** The newest signed checkpoint of the audit log, as a C2SP signed note. */
export const GET = handle(
  { permission: 'audit:read' },
  async ({ actor }) =>
    new Response(await getLogCheckpoint(actor), {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    }),
);
