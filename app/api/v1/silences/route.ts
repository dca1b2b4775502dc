import { occasionOf } from '@/lib/auth/occasion';
import { addSilence } from '@/lib/commands/silences/add-silence';
import { silenceInputSchema, silenceSchema } from '@/lib/domain/alerting/silence';
import { silencesSchema } from '@/lib/domain/read-models/silences';
import { handle } from '@/lib/http/handle';
import { listSilenceRows } from '@/lib/views/silences/list-silence-rows';

/** Silences and maintenance windows with what each hid. */
export const GET = handle({ permission: 'alerts:read', answer: silencesSchema }, ({ actor, now }) =>
  listSilenceRows(actor, now),
);

/** Makes a silence or a maintenance window. */
export const POST = handle(
  { permission: 'alerts:write', body: silenceInputSchema, answer: silenceSchema },
  ({ actor, body, request, now }) => addSilence(actor, body, occasionOf(request.headers, now)),
);
