import { handle } from '@/lib/http/handle';
import { streamLive } from '@/lib/http/stream-live';

export const dynamic = 'force-dynamic';

/** Server-sent events: one `change` for what was written, at most one a second. */
export const GET = handle({ permission: 'dashboards:read' }, async ({ actor, request }) =>
  streamLive(actor, request.signal),
);
