import { driftsSchema } from '@/lib/domain/read-models/drifts';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listDrifts } from '@/lib/views/drifts/list-drifts';

/** Drifts, and how long it took to detect and resolve them. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: driftsSchema },
  ({ actor, query, now }) => listDrifts(actor, query, now),
);
