import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { TrustRulesState, TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import type { Actor } from '@/lib/domain/roles';
import { findLastRun } from '@/lib/store/reprocess/reprocess-runs';
import {
  findActiveTrustRules,
  listTrustRuleVersions,
} from '@/lib/store/trust-rules/list-trust-rule-versions';
import { readUnzoned } from './read-unzoned';

/** The active trust rules, what stays unzoned with them, and the last walk over past events. */
export async function getTrustRules(actor: Actor, now: Date): Promise<TrustRulesState> {
  requirePermission(actor, 'settings:read');
  const [active, { all }, run] = await Promise.all([findActiveTrustRules(), readUnzoned(now), findLastRun()]);
  return { active, unzoned: all, run };
}

/** Every version of the trust rules, newest first. */
export async function listTrustRules(actor: Actor): Promise<List<TrustRuleVersion>> {
  requirePermission(actor, 'settings:read');
  const items = await listTrustRuleVersions();
  return { items, total: items.length, nextCursor: null };
}
