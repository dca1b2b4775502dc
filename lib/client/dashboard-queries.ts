import type { ScopeFilter } from '@/lib/domain/filters';
import { executiveSchema, onCallSchema } from '@/lib/domain/read-models/dashboards';
import { slisSchema } from '@/lib/domain/read-models/indicators';
import { MEASURED } from './measured-kinds';
import { documentQuery } from './query-options';

/** The executive dashboard of a window and scope. */
export const executiveQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/dashboards/executive', executiveSchema, scope, MEASURED);

/** The on-call dashboard of a window and scope. */
export const onCallQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/dashboards/on-call', onCallSchema, scope, [
    'decision',
    'auth',
    'attestation',
    'change',
    'review',
  ]);

/** The indicators of a scope with a point per step. */
export const slisQuery = (scope: ScopeFilter) => documentQuery('/api/v1/slis', slisSchema, scope, MEASURED);
