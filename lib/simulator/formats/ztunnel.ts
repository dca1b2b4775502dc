import type { EventOf } from '@/lib/domain/event';
import { ONPREM } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import { IOT_FLEET } from '../estate/zones';
import type { Random } from '../random';
import { defineFormat } from './format';
import { drawAddress } from './draw-address';
import { readPolicy } from './read-policy';

const TUNNEL_PORT = 15_008;
/** The AuthorizationPolicy that keeps zones apart, where no policy of a zone's own is meant. */
const ZONE_BOUNDARIES = { namespace: 'istio-system', name: 'zone-boundaries' };

function writeEnd({ outcome, policy }: EventOf<'flow'>) {
  if (outcome === 'allowed') return { level: 'info', message: 'connection complete' };
  if (outcome === 'error')
    return { level: 'error', message: 'connection failed', error: 'io error: deadline has elapsed' };
  const { namespace, name } = readPolicy(policy) ?? ZONE_BOUNDARIES;
  return {
    level: 'error',
    message: 'connection complete',
    error: `connection closed due to policy rejection: explicitly denied by: ${namespace}/${name}`,
  };
}

function writePeer(side: 'src' | 'dst', service: string, random: Random) {
  const namespace = namespaceOf(service);
  return {
    [`${side}.workload`]: `${service}-5b8f7c6d94-x${random.pick(['2bnq', '7kwd', '9plz', 'c4tj'])}`,
    [`${side}.namespace`]: namespace,
    [`${side}.identity`]: `spiffe://acme.example/ns/${namespace}/sa/${service}`,
  };
}

function write(event: EventOf<'flow'>, random: Random) {
  const { targetService, sourceService, latencyMs, bytes } = event;
  const own = drawAddress(random);
  const received = Math.round((bytes ?? 0) * random.between(0.1, 0.4));
  return {
    ...writeEnd(event),
    time: event.occurredAt,
    scope: 'access',
    'src.addr': `${drawAddress(random)}:${32_768 + random.index(28_000)}`,
    ...writePeer('src', sourceService!, random),
    'dst.addr': `${own}:${TUNNEL_PORT}`,
    'dst.hbone_addr': `${own}:${event.port}`,
    'dst.service': `${targetService}.${namespaceOf(targetService!)}.svc.cluster.local`,
    ...writePeer('dst', targetService!, random),
    direction: 'inbound',
    bytes_sent: (bytes ?? 0) - received,
    bytes_recv: received,
    duration: `${Math.round(latencyMs ?? 0)}ms`,
    cluster: event.environment,
  };
}

/**
 * What reaches the device services of the data centre, whose mesh has no sidecars: ztunnel's access log in JSON, of
 * both ends' lines the callee's, with the cluster that the shipper adds. Source: istio/ztunnel, README, "Logs".
 */
export const ztunnel = defineFormat({
  path: '/api/ingest/ztunnel',
  kind: 'flow',
  speaks: ({ environment, sourceService, targetService }) =>
    environment === ONPREM && Boolean(sourceService) && namespaceOf(targetService ?? '') === IOT_FLEET,
  write,
});
