import { crossZoneSchema } from '@/lib/domain/read-models/cross-zone';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getCrossZone } from '@/lib/views/cross-zone/get-cross-zone';

/** Attempts to reach another zone, by day and by pair of zones. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: crossZoneSchema },
  ({ actor, query, now }) => getCrossZone(actor, query, now),
);
