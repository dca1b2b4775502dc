import type { MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { AccessEntry } from './audit-entry-schema';
import { readCaller, readTrace } from './read-entry-facts';

/** A call of Cerbos' API: who called which method, and whether it worked. What was decided is another entry. */
export function mapAccess(entry: AccessEntry): MappedRecord {
  const { peer, statusCode } = entry;
  // "/cerbos.svc.v1.CerbosService/CheckResources"
  const [service = 'cerbos', method = entry.method] = entry.method.replace(/^\//, '').split('/');
  return {
    events: [
      {
        kind: 'audit',
        id: boundId(`${entry.callId}:access`),
        occurredAt: entry.timestamp,
        outcome: statusCode ? 'failure' : 'success',
        actor: { type: 'peer', id: firstText('name', peer?.forwardedFor, peer?.address) ?? 'unknown' },
        action: firstText('name', method) ?? 'call',
        targets: [{ type: 'service', id: firstText('name', service) ?? 'cerbos' }],
        context: {
          ip: firstText('name', peer?.forwardedFor, peer?.address?.replace(/:\d+$/, '')),
          userAgent: firstText('text', peer?.userAgent),
        },
        ...readTrace(entry),
        labels: boundLabels({ ...readCaller(entry), grpc_status: statusCode ?? 0 }),
      },
    ],
  };
}
