import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import {
  POLICY_FINDINGS,
  type PolicyFindingKind,
  type PolicyList,
  type PolicyRow,
} from '@/lib/domain/read-models/policy-list';
import type { Actor } from '@/lib/domain/roles';
import { describePolicy } from './describe-policy';
import { readPolicyFacts } from './read-policy-facts';
import { pagePolicies, type PolicyOrder } from './sort-policies';

export type PolicyFilter = ScopeFilter & {
  /** Part of the name, in any case of letters. */
  q?: string;
  finding?: PolicyFindingKind;
  /** Days without a decision after which a policy is unused. */
  days: number;
  order: PolicyOrder;
  limit: number;
  cursor?: string;
};

/**
 * Policies with what they decided in the window and scope, and what is odd about each. Those known only from decisions
 * are listed with zero revisions; a bundle that only carries other policies of the list is not listed itself.
 */
export async function listPolicies(actor: Actor, filter: PolicyFilter, now: Date): Promise<PolicyList> {
  requirePermission(actor, 'policies:read');
  const context = await readPolicyFacts(actor, filter, filter.days, now);
  const wanted = filter.q?.toLowerCase();
  const rows = context.names
    .filter((name) => !wanted || name.toLowerCase().includes(wanted))
    .map((name) => describePolicy(name, context, { now, unusedDays: filter.days }));
  const has = (row: PolicyRow, kind: PolicyFindingKind) => row.findings.some((each) => each.kind === kind);
  const { finding } = filter;
  const matching = finding ? rows.filter((row) => has(row, finding)) : rows;
  const findings = POLICY_FINDINGS.map(
    (kind) => [kind, rows.filter((row) => has(row, kind)).length] as const,
  );
  return {
    ...pagePolicies(matching, filter.order, filter),
    total: matching.length,
    counts: { all: rows.length, findings: Object.fromEntries(findings) as Record<PolicyFindingKind, number> },
    totals: sumUp(matching),
    window: { from: context.window.from.toISOString(), to: context.window.to.toISOString() },
  };
}

function sumUp(rows: readonly PolicyRow[]): PolicyList['totals'] {
  const most = rows.reduce<PolicyRow | null>(
    (one, other) => (other.denials > (one?.denials ?? 0) ? other : one),
    null,
  );
  return {
    decisions: rows.reduce((sum, { decisions }) => sum + decisions, 0),
    denials: rows.reduce((sum, { denials }) => sum + denials, 0),
    most: most && { name: most.name, denials: most.denials },
  };
}
