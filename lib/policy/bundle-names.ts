/**
 * The names under which a policy may be reported, nearest first: its own, then those of the bundles
 * that may carry it, which are the leading parts of its path (`a/b/c`, `a/b`, `a`).
 */
export function listBundleNames(policy: string): string[] {
  const parts = policy.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).filter(Boolean);
}

/** Whether a bundle of this name carries the policy; a policy does not carry itself. */
export const carries = (bundle: string, policy: string): boolean => policy.startsWith(`${bundle}/`);
