import type { EventFilter, ScopeFilter } from '@/lib/domain/filters';
import {
  decisionSeriesSchema,
  latencySeriesSchema,
  type LatencyMeasure,
} from '@/lib/domain/read-models/common';
import { documentQuery } from './query-options';

/** Decisions by outcome over time. */
export const decisionSeriesQuery = (filter: EventFilter) =>
  documentQuery('/api/v1/decisions/series', decisionSeriesSchema, filter, ['decision', 'change']);

/** Latency percentiles over time: of policy evaluation, of the sidecar, or of ingest. */
export const latencyQuery = (measure: LatencyMeasure, filter: ScopeFilter & { policy?: string }) =>
  documentQuery('/api/v1/latency', latencySeriesSchema, { ...filter, measure }, [
    'decision',
    'flow',
    'change',
  ]);
