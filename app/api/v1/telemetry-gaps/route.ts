import { telemetryGapsSchema } from '@/lib/domain/read-models/telemetry-gaps';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getTelemetryGaps } from '@/lib/views/coverage/get-telemetry-gaps';

/** The services without tagged telemetry. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: telemetryGapsSchema },
  ({ actor, query, now }) => getTelemetryGaps(actor, query, now),
);
