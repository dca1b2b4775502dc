import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { handle } from '@/lib/http/handle';
import { getLogCheckpoint } from '@/lib/views/audit/get-log-checkpoint';
import { getLogTile } from '@/lib/views/audit/get-log-tile';

/** The audit log as C2SP tlog-tiles has it: `checkpoint`, `tile/<level>/<index>`, `tile/entries/<index>`. */
export const GET = handle({ permission: 'audit:read' }, async ({ actor, params, request, now }) => {
  const path = params.path!;
  if (path === 'checkpoint')
    return new Response(await getLogCheckpoint(actor), {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  if (path.startsWith('tile/entries/'))
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'audit-log', id: path.slice(0, 100) }] },
      occasionOf(request.headers, now),
    );
  const { bytes, isFinal } = await getLogTile(actor, path);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': isFinal ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  });
});
