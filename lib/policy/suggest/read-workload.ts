import { parseSpiffeId } from '@/lib/domain/trust-rules/spiffe-id';

/** A Kubernetes workload by its SPIFFE ID (`spiffe://<domain>/ns/<namespace>/sa/<account>`). */
export type Workload = { trustDomain: string; namespace: string; account: string };

/** Reads a principal as the identity of a Kubernetes workload; null for any other. */
export function readWorkload(principal: string | null): Workload | null {
  const id = principal === null ? null : parseSpiffeId(principal);
  const [, namespace, account] = /^\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(id?.path ?? '') ?? [];
  return id && namespace && account ? { trustDomain: id.trustDomain, namespace, account } : null;
}
