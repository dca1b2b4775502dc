import { occasionOf } from '@/lib/auth/occasion';
import { replayQuarantined, replaySchema } from '@/lib/commands/quarantine/replay-quarantined';
import { handle } from '@/lib/http/handle';

/** Sends quarantined events through the pipeline again: chosen ids, or the open ones of a source or reason. */
export const POST = handle(
  { permission: 'quarantine:replay', body: replaySchema },
  ({ actor, body, request, now }) => replayQuarantined(actor, body, occasionOf(request.headers, now)),
);
