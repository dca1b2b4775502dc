import { occasionOf } from '@/lib/auth/occasion';
import { changeSilence } from '@/lib/commands/silences/change-silence';
import { silenceSchema } from '@/lib/domain/alerting/silence';
import { silenceChangeSchema } from '@/lib/domain/read-models/silences';
import { handle } from '@/lib/http/handle';

/** Changes a silence that is not over and that nobody else has changed meanwhile. */
export const PUT = handle(
  { permission: 'alerts:write', body: silenceChangeSchema, answer: silenceSchema },
  ({ actor, params, body, request, now }) =>
    changeSilence(actor, params.id!, body, occasionOf(request.headers, now)),
);
