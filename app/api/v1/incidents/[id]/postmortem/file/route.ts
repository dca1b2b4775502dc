import { postmortemFileQuerySchema } from '@/lib/domain/read-models/postmortems';
import { handle } from '@/lib/http/handle';
import { exportPostmortem } from '@/lib/views/incidents/export-postmortem';

/** Its postmortem as a Markdown or PDF file. */
export const GET = handle(
  { permission: 'alerts:read', query: postmortemFileQuerySchema },
  async ({ actor, params, query, now }) => {
    const { name, type, bytes } = await exportPostmortem(actor, params.id!, query.format, now);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  },
);
