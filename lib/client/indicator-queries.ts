import type { ScopeFilter } from '@/lib/domain/filters';
import { attestationBreakdownSchema } from '@/lib/domain/read-models/attestation';
import { canariesSchema } from '@/lib/domain/read-models/canaries';
import { crossZoneSchema } from '@/lib/domain/read-models/cross-zone';
import { driftsSchema } from '@/lib/domain/read-models/drifts';
import { remediationSchema } from '@/lib/domain/read-models/remediation';
import { telemetryGapsSchema } from '@/lib/domain/read-models/telemetry-gaps';
import { documentQuery } from './query-options';

/** Drifts of a window and scope, with M5's figures. */
export const driftsQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/drifts', driftsSchema, scope, ['drift']);

/** Alerts of a window and scope, with M9's figures. */
export const remediationQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/remediation', remediationSchema, scope, ['alert']);

/** The services without tagged telemetry at the end of a window. */
export const telemetryGapsQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/telemetry-gaps', telemetryGapsSchema, scope, ['heartbeat', 'inventory']);

/** Attempts to reach another zone, by day and by pair. */
export const crossZoneQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/cross-zone', crossZoneSchema, scope, ['decision', 'flow']);

/** M2 by method, host and environment. */
export const attestationQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/attestation', attestationBreakdownSchema, scope, ['attestation']);

/** What became of the events that Gatehouse sent itself. */
export const canariesQuery = (range: Pick<ScopeFilter, 'from' | 'to'>) =>
  documentQuery('/api/v1/canaries', canariesSchema, range, []);
