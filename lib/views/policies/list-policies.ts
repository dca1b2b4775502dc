import { requirePermission } from '@/lib/auth/require-permission';
import type { Page, ScopeFilter } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { PolicyRow } from '@/lib/domain/read-models/policies';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { carries, listBundleNames } from '@/lib/policy/bundle-names';
import { mergeRevisions, type RevisionRecord } from '@/lib/policy/merge-revisions';
import { listChangedPolicies, listDecidingPolicies } from '@/lib/store/policies/list-policy-names';
import { listRevisions } from '@/lib/store/policies/list-revisions';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { pageOf } from '../inventory/page-of';
import { readScope } from '../read-scope';

export type PolicyFilter = ScopeFilter & Page & { q?: string };

/**
 * Policies with what they decided in the window and scope. Those known only from decisions are listed
 * with zero revisions; a bundle that only carries other policies of the list is not listed itself.
 */
export async function listPolicies(actor: Actor, filter: PolicyFilter, now: Date): Promise<List<PolicyRow>> {
  requirePermission(actor, 'policies:read');
  const scope = readScope(actor, filter);
  const { zones } = actor;
  const [deciding, changed, records, decisions] = await Promise.all([
    listDecidingPolicies(zones),
    listChangedPolicies(zones),
    listRevisions(null, zones),
    countDecisionsBy('policy', resolveWindow(filter, now), scope),
  ]);
  const byPolicy = new Map<string, RevisionRecord[]>();
  for (const record of records) byPolicy.set(record.policy, [...(byPolicy.get(record.policy) ?? []), record]);
  const isCarrier = (name: string) =>
    !deciding.includes(name) && deciding.some((each) => carries(name, each));
  const names = [...new Set([...deciding, ...changed.keys(), ...byPolicy.keys()])].filter(
    (name) => !isCarrier(name) && (!filter.q || name.toLowerCase().includes(filter.q.toLowerCase())),
  );
  const rows = names.map((name) => ({
    ...describePolicy(name, changed, byPolicy),
    ...(decisions.get(name) ?? { decisions: 0, denials: 0 }),
  }));
  return pageOf(rows, ({ name }) => name, filter);
}

function describePolicy(
  name: string,
  changed: ReadonlyMap<string, string>,
  records: ReadonlyMap<string, RevisionRecord[]>,
): Omit<PolicyRow, 'decisions' | 'denials'> {
  const related = listBundleNames(name);
  const revisions = mergeRevisions(
    related.flatMap((each) => records.get(each) ?? []),
    name,
  );
  const times = related.flatMap((each) => changed.get(each) ?? []).toSorted();
  return {
    id: name,
    name,
    bundle: related.slice(1).find((each) => changed.has(each)) ?? null,
    revisions: revisions.length,
    latestRevision: revisions[0]?.revision ?? null,
    lastChangeAt: times.at(-1) ?? null,
  };
}
