import { readObject } from '../parts/read-object';

/** The policy, and its rule, that a filter matched. */
export type MatchedPolicy = { policy: string; rule?: string };

/** Where RBAC matched no policy of a list that allows. */
export const NO_POLICY = 'envoy-rbac';

const ISTIO_POLICY = /ns\[([^\]]*)\]-policy\[([^\]]*)\](?:-rule\[([^\]]*)\])?/;

/**
 * The policy in an id of Envoy's RBAC filter: Istio's `ns[a]-policy[b]-rule[0]` is the policy `a/b`, rule 0; `none`
 * means that no policy matched, so that the mechanism itself denied.
 */
export function readPolicyId(id: string): MatchedPolicy {
  const [, namespace, name, rule] = ISTIO_POLICY.exec(id) ?? [];
  if (name) return { policy: namespace ? `${namespace}/${name}` : name, rule: rule || undefined };
  return { policy: id === '' || id === 'none' ? NO_POLICY : id };
}

const DENIED = /^rbac_access_denied_matched_policy\[(.*)\]$/;

/** The policy that denied, by `response_code_details` or `connection_termination_details`. */
export function readRbacDenial(details: unknown): MatchedPolicy | null {
  const id = typeof details === 'string' ? DENIED.exec(details.trim())?.[1] : undefined;
  return id === undefined ? null : readPolicyId(id);
}

/** What the RBAC filter wrote into dynamic metadata, of the policies in force and of those on trial. */
export type RbacMetadata = {
  enforced?: 'allowed' | 'denied';
  enforcedPolicy?: string;
  shadow?: 'allowed' | 'denied';
  shadowPolicy?: string;
};

const RESULT = /^(.*?)(enforced|shadow)_engine_result$/;

/**
 * Finds the results of Envoy's RBAC filter, with whatever prefix, in a log's own fields or in dynamic metadata.
 * Null where a result is neither `allowed` nor `denied`. Source: Envoy, RBAC filter, "Dynamic metadata".
 */
export function readRbacMetadata(...holders: readonly unknown[]): RbacMetadata | null {
  const found: RbacMetadata = {};
  for (const holder of holders.map(readObject))
    for (const [name, value] of Object.entries(holder)) {
      const [, prefix, mode] = RESULT.exec(name) ?? [];
      if (!mode || value === null || value === '' || value === '-') continue;
      if (value !== 'allowed' && value !== 'denied') return null;
      const side = mode as 'enforced' | 'shadow';
      // Lists that allow and lists that deny each have a result: one that denies is the answer.
      if (found[side] === 'denied') continue;
      const policy = holder[`${prefix}${mode}_effective_policy_id`];
      found[side] = value;
      found[`${side}Policy`] = typeof policy === 'string' ? policy : undefined;
    }
  return found;
}
