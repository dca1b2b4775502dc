export type NamespacedPolicy = { namespace: string; name: string };

/** The policy of the mesh that is meant by `namespace/name`; null for the estate's longer decision paths. */
export function readPolicy(policy: string | null | undefined): NamespacedPolicy | null {
  const [namespace, name, ...rest] = (policy ?? '').split('/');
  return namespace && name && rest.length === 0 ? { namespace, name } : null;
}
