import { occasionOf } from '@/lib/auth/occasion';
import { saveAccessSettings } from '@/lib/commands/access-grants/save-access-settings';
import { accessSettingsSchema } from '@/lib/domain/access-settings';
import { handle } from '@/lib/http/handle';
import { getAccessSettings } from '@/lib/views/access-grants/get-access-settings';

/** What counts as break-glass, and by when it is to be reviewed. */
export const GET = handle({ answer: accessSettingsSchema }, ({ actor }) => getAccessSettings(actor));

/** Puts these in place of what was set. */
export const PUT = handle(
  { permission: 'settings:write', body: accessSettingsSchema, answer: accessSettingsSchema },
  ({ actor, body, request, now }) => saveAccessSettings(actor, body, occasionOf(request.headers, now)),
);
