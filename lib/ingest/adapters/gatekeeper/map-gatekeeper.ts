import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readManifest } from '../parts/read-manifest';
import { unwrapShipped } from '../parts/unwrap-shipped';
import { unwrapManifests } from '../parts/unwrap-manifests';
import { mapAdmissionEvent } from './map-admission-event';
import { mapConstraint } from './map-constraint';
import { isEventLine, mapEventLine } from './map-event-line';
import { mapLogLine } from './map-log-line';
import { readPublishedViolation, toPublishedPath } from './read-published-violation';
import { isObject, type Json } from '../parts/read-object';

/** Documents of YAML and lines of `kubectl` are kept as texts of their own. */
const isOwn = (record: Json): boolean =>
  ['event_type', 'eventType', 'apiVersion', 'kind', 'involvedObject', 'regarding', 'text', 'line'].some(
    (name) => name in record,
  );

function mapGatekeeper(record: unknown, context: AdapterContext): MappedRecord {
  if (isObject(record) && typeof record.line === 'string') return mapEventLine(record.line, context);
  const value = readManifest(unwrapShipped(record, isOwn));
  if (value === undefined)
    return refuse('not-understood', 'text', 'The document is not YAML that can be read.');
  if (!isObject(value))
    return refuse('not-understood', '', "The record is neither a log line of Gatekeeper's nor an object.");
  if ('event_type' in value) return mapLogLine(value, context);
  if ('eventType' in value) return mapPublished(value, context);
  if (typeof value.apiVersion === 'string' && value.apiVersion.startsWith('constraints.gatekeeper.sh/'))
    return mapConstraint(value, context);
  if (value.kind === 'Event' || 'involvedObject' in value || 'regarding' in value)
    return mapAdmissionEvent(value, context);
  return refuse(
    'not-understood',
    'kind' in value ? 'kind' : 'event_type',
    'The record is none of a violation in the log, an exported violation, an Event and a constraint.',
  );
}

function mapPublished(message: Json, context: AdapterContext): MappedRecord {
  const mapped = mapLogLine(readPublishedViolation(message), context);
  if ('events' in mapped) return mapped;
  return { refusal: { ...mapped.refusal, path: toPublishedPath(mapped.refusal.path) } };
}

/** Lines of `kubectl get events`, its heading left out; else YAML. */
function unwrapGatekeeperText(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const events = lines.filter((line) => !/^(NAMESPACE\s+)?LAST SEEN\s/.test(line));
  if (events.some(isEventLine)) return events.map((line) => JSON.stringify({ line }));
  return unwrapManifests(text);
}

/** What Gatekeeper denied, warned of and found: its log, its export, its Events and its constraints. */
export const gatekeeperAdapter: Adapter = {
  name: 'gatekeeper',
  source: 'gatekeeper',
  map: mapGatekeeper,
  recordsIn: ['items'],
  unwrapText: unwrapGatekeeperText,
};
