import { decisionSeriesSchema } from '@/lib/domain/read-models/common';
import { eventFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getDecisionSeries } from '@/lib/views/decisions/get-decision-series';

/** Decisions over time by outcome. */
export const GET = handle(
  { permission: 'dashboards:read', query: eventFilterSchema, answer: decisionSeriesSchema },
  ({ actor, query, now }) => getDecisionSeries(actor, query, now),
);
