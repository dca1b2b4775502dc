import { readHostService, type NamedService } from '../parts/read-workload';

/** What the name of a cluster says: who is called, on which port, and from which side the proxy saw it. */
export type UpstreamCluster = Partial<NamedService> & {
  port?: number;
  /** `source`: the caller's proxy; `destination`: the callee's; `waypoint`: one in between. */
  reporter?: 'source' | 'destination' | 'waypoint';
};

const REPORTERS: Readonly<Record<string, UpstreamCluster['reporter']>> = {
  outbound: 'source',
  inbound: 'destination',
  'inbound-vip': 'waypoint',
  'inbound-pod': 'waypoint',
};
const ISTIO = /^([a-z-]+)\|(\d{0,5})\|([^|]*)\|(.*)$/;
// As Istio writes it into the server name of a connection between sidecars.
const ISTIO_SNI = /^(outbound|inbound)_\.(\d{0,5})_\.([^_]*)_\.(.*)$/;
const OPEN_SERVICE_MESH = /^([^/|]+)\/([^/|]+)\|(\d{1,5})(?:\|local)?$/;

/** Reads the cluster names of Istio and Open Service Mesh. Another name says nothing. */
export function readCluster(name: unknown): UpstreamCluster {
  if (typeof name !== 'string' || name.length > 1_000) return {};
  const istio = ISTIO.exec(name) ?? ISTIO_SNI.exec(name);
  if (istio) {
    const [, side = '', port, , host] = istio;
    return {
      ...readHostService(host),
      port: port ? Number(port) : undefined,
      reporter: Object.hasOwn(REPORTERS, side) ? REPORTERS[side] : undefined,
    };
  }
  const [, namespace, service, port] = OPEN_SERVICE_MESH.exec(name) ?? [];
  if (!service) return {};
  const reporter = name.endsWith('|local') ? 'destination' : 'source';
  return { service, namespace, port: Number(port), reporter };
}
