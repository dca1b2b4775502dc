import { isIP } from 'node:net';

/** A host as a service: its name, and its namespace where the host is one of a cluster. */
export type NamedService = { service: string; namespace?: string };

const CLUSTER_HOST = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/;
const WITH_PORT = /:\d{1,5}$/;

/**
 * The service behind a host name, with or without a port: of `reviews.shop.svc.cluster.local` it is `reviews`
 * (Kubernetes DNS specification), another host is its own name. Undefined for addresses and what is no host.
 */
export function readHostService(host: string | undefined): NamedService | undefined {
  const name = host?.replace(WITH_PORT, '').replace(/\.$/, '');
  if (!name || name.length > 253 || !/^[\w*.-]+$/.test(name) || isIP(name) !== 0) return undefined;
  const [, service, namespace] = CLUSTER_HOST.exec(name) ?? [];
  return service ? { service, namespace } : { service: name };
}

// The alphabet of generated suffixes: k8s.io/apimachinery, util/rand.
const OF_REPLICA_SET = /-[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}$/;
const OF_DAEMON_SET = /-[bcdf-hj-np-tv-xz2456789]{5}$/;
const OF_STATEFUL_SET = /-\d{1,5}$/;

/**
 * The workload that a pod belongs to, by how Kubernetes names pods: a Deployment's pod ends with the hash of its
 * ReplicaSet and five characters, a DaemonSet's with five characters, a StatefulSet's with its ordinal. Other names
 * stay as they are.
 */
export function readPodWorkload(pod: string): string {
  const pattern = [OF_REPLICA_SET, OF_DAEMON_SET, OF_STATEFUL_SET].find((one) => one.test(pod));
  return (pattern && pod.replace(pattern, '')) || pod;
}
