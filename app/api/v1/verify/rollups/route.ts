import { handle } from '@/lib/http/handle';
import { streamLines } from '@/lib/http/stream-lines';
import { verifyRollups } from '@/lib/views/verify/verify-rollups';

/** Recomputes every roll-up from raw events: one JSON line a day, with its differences. */
export const POST = handle({ permission: 'settings:read' }, async ({ actor }) =>
  streamLines(verifyRollups(actor)),
);
