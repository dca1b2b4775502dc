import { latencySeriesSchema } from '@/lib/domain/read-models/common';
import { z } from 'zod';
import { eventFilterSchema } from '@/lib/domain/filters';
import { LATENCY_MEASURES } from '@/lib/domain/read-models/common';
import { handle } from '@/lib/http/handle';
import { getLatencySeries } from '@/lib/views/latency/get-latency-series';

const querySchema = eventFilterSchema.extend({ measure: z.enum(LATENCY_MEASURES).default('evaluation') });

/** Percentiles over time of policy evaluation, sidecars or ingest. */
export const GET = handle(
  { permission: 'dashboards:read', query: querySchema, answer: latencySeriesSchema },
  ({ actor, query, now }) => getLatencySeries(actor, query, now),
);
