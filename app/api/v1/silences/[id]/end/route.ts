import { occasionOf } from '@/lib/auth/occasion';
import { endSilence } from '@/lib/commands/silences/end-silence';
import { silenceSchema } from '@/lib/domain/alerting/silence';
import { handle } from '@/lib/http/handle';

/** Ends a silence now. */
export const POST = handle(
  { permission: 'alerts:write', answer: silenceSchema },
  ({ actor, params, request, now }) => endSilence(actor, params.id!, occasionOf(request.headers, now)),
);
