import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { openShippedLine } from '../parts/open-shipped-line';
import { isAccessLog, nameAccessLog } from './access-log';
import { mapAccessLog } from './map-access-log';
import { parseTextLine } from './parse-text-line';
import { isRbacDebug, mapRbacDebug } from './rbac-debug';
import { unwrapLog } from './unwrap-log';

function mapEnvoy(record: unknown): MappedRecord {
  const line = openShippedLine(record, isAccessLog);
  if (!line) return refuse('not-understood', '', 'The record is no access log of Envoy.');
  const { content, from } = line;
  if (typeof content !== 'string') return mapAccessLog({ ...nameAccessLog(content), fields: content, from });
  if (isRbacDebug(content)) return mapRbacDebug(content, from);
  const parsed = parseTextLine(content);
  if (!parsed)
    return refuse(
      'not-understood',
      'text',
      'The line is in none of the default text formats of Envoy and Istio. A format of your own is read as JSON.',
    );
  // One field holds the whole line: that is where one must look.
  return mapAccessLog({ ...parsed, nameOf: (field) => `text.${field}`, fields: {}, from });
}

/** Access logs of Envoy, Istio and Open Service Mesh, and the debug log of the RBAC filter. */
export const envoyAdapter: Adapter = {
  name: 'envoy',
  source: 'envoy',
  unwrapText: unwrapLog,
  map: mapEnvoy,
};
