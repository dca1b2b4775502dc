import type { ChangeMarker } from '@/lib/domain/read-models/common';

/** The page of a policy; its id is its name, which may hold slashes. */
export const policyHref = (policy: string): string => `/policies/${encodeURIComponent(policy)}`;

/** The diff of two revisions of a policy; without `from`, against the one before. */
export function policyDiffHref(policy: string, to: string, from: string | null): string {
  const search = new URLSearchParams(from ? { from, to } : { to });
  return `${policyHref(policy)}/diff?${search}`;
}

/** Where a change leads: the diff of the revision, else the policy, else its own page at the source. */
export function markerHref({ policy, revision, previousRevision, url }: ChangeMarker): string | null {
  if (policy && revision) return policyDiffHref(policy, revision, previousRevision);
  if (policy) return policyHref(policy);
  return url && /^https?:\/\//.test(url) ? url : null;
}
