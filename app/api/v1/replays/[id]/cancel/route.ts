import { occasionOf } from '@/lib/auth/occasion';
import { cancelReplay } from '@/lib/commands/replays/cancel-replay';
import { handle } from '@/lib/http/handle';

/** Ends a replay; what it found stays. */
export const POST = handle({ permission: 'policies:replay' }, ({ actor, params, request, now }) =>
  cancelReplay(actor, params.id!, occasionOf(request.headers, now)),
);
