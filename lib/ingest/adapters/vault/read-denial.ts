import type { AuditEntry } from './audit-entry-schema';

/** Who refused a request: the policy that is named, else the mechanism. */
export type Denial = { policy: string; reason: string };

/** Beyond this lies nothing but repetition. */
const SEARCHED = 10_000;
/** Sentinel names the policy that denied. */
const BY_SENTINEL = /policy "([^"]{1,500})" evaluation resulted in denial/;

/**
 * The denial that a request met; null when nobody refused it. Where no policy is named, it was the access
 * control lists of the token's policies, or the token itself when it belonged to nobody.
 */
export function readDenial({ error, auth }: AuditEntry): Denial | null {
  const isRefused = auth?.policy_results?.allowed === false && Boolean(error);
  const message = error?.slice(0, SEARCHED) ?? '';
  if (!isRefused && !/permission denied/i.test(message)) return null;
  const [granting] = auth?.policy_results?.granting_policies ?? [];
  const isKnown = (auth?.policies?.length ?? 0) > 0 || Boolean(auth?.policy_results);
  const policy = BY_SENTINEL.exec(message)?.[1] ?? granting?.name;
  return { policy: policy || (isKnown ? 'vault-acl' : 'vault-token'), reason: message };
}
