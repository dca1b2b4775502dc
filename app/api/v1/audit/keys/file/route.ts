import { handle } from '@/lib/http/handle';
import { getLogKeyFile } from '@/lib/views/audit/get-key-files';

/** The public keys of the audit log as the file that verifiers of packs take. */
export const GET = handle(
  { permission: 'audit:read' },
  async ({ actor }) =>
    new Response(await getLogKeyFile(actor), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="gatehouse-audit-keys.json"',
        'cache-control': 'no-store',
      },
    }),
);
