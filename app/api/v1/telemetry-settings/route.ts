import { occasionOf } from '@/lib/auth/occasion';
import { saveTelemetrySettings } from '@/lib/commands/settings/save-telemetry-settings';
import { telemetrySettingsSchema } from '@/lib/domain/telemetry-settings';
import { handle } from '@/lib/http/handle';
import { getTelemetrySettings } from '@/lib/views/cost/get-cost';

/** What telemetry of each tier costs, how long it is kept and how it is sampled. */
export const GET = handle({ answer: telemetrySettingsSchema }, ({ actor }) => getTelemetrySettings(actor));

/** Puts these in place of what was set. */
export const PUT = handle(
  { permission: 'settings:write', body: telemetrySettingsSchema, answer: telemetrySettingsSchema },
  ({ actor, body, request, now }) => saveTelemetrySettings(actor, body, occasionOf(request.headers, now)),
);
