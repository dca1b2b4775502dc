import { handle } from '@/lib/http/handle';
import { getCurrentVkey } from '@/lib/views/audit/get-key-files';

/** The public key that signs the audit log now, as a C2SP verifier key. */
export const GET = handle(
  { permission: 'audit:read' },
  async ({ actor }) =>
    new Response(await getCurrentVkey(actor), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': 'attachment; filename="gatehouse-audit.vkey"',
        'cache-control': 'no-store',
      },
    }),
);
