import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { refuseIssue } from '../parts/refuse-issue';
import { accessEntrySchema, decisionEntrySchema } from './audit-entry-schema';
import { mapAccess } from './map-access';
import { mapCheck } from './map-check';
import { mapPlan } from './map-plan';
import { isObject, type Json } from '../parts/read-object';
import { unwrapShipped } from '../parts/unwrap-shipped';

const IN_A_DECISION = ['checkResources', 'planResources', 'inputs', 'outputs'];

const isOwn = (record: Json): boolean =>
  ['log.kind', 'callId', 'decisionLogEntry', 'accessLogEntry'].some((name) => name in record);

function mapCerbos(sent: unknown): MappedRecord {
  const record = unwrapShipped(sent, isOwn);
  if (!isObject(record)) return refuse('not-understood', '', "The record is no entry of Cerbos' audit log.");
  // The Admin API and cerbosctl name the kind around the entry, log backends beside its fields.
  if (isObject(record.decisionLogEntry)) return mapDecision(record.decisionLogEntry);
  if (isObject(record.accessLogEntry)) return mapCall(record.accessLogEntry);
  const kind = record['log.kind'];
  if (kind === 'decision') return mapDecision(record);
  if (kind === 'access') return mapCall(record);
  if (kind === undefined && IN_A_DECISION.some((name) => name in record)) return mapDecision(record);
  if (kind === undefined && typeof record.method === 'string') return mapCall(record);
  return refuse('not-understood', 'log.kind', 'The entry is neither of a decision nor of a call of the API.');
}

function mapDecision(record: Json): MappedRecord {
  const parsed = decisionEntrySchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, "a decision in Cerbos' audit log");
  const entry = parsed.data;
  if (entry.oversized)
    return refuse(
      'not-understood',
      'oversized',
      'The entry was too large: Cerbos left out what was decided.',
    );
  if (entry.planResources) return mapPlan(entry, entry.planResources);
  return entry.checkResources
    ? mapCheck(entry, entry.checkResources, 'checkResources')
    : mapCheck(entry, entry, '');
}

function mapCall(record: Json): MappedRecord {
  const parsed = accessEntrySchema.safeParse(record);
  return parsed.success ? mapAccess(parsed.data) : refuseIssue(parsed.error, "a call in Cerbos' audit log");
}

/** Cerbos' audit log: decisions of CheckResources and PlanResources, and calls of the API. */
export const cerbosAdapter: Adapter = { name: 'cerbos', source: 'cerbos', map: mapCerbos };
