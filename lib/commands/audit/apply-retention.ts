import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import {
  describeRetentionRule,
  findRetentionRule,
  retentionRulesSchema,
  type RetentionRule,
} from '@/lib/domain/audit-retention/retention-rule';
import { WHOLE_LEAF } from '@/lib/domain/audit-retention/sealed-fields';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findPrunable, pruneLog, readFrontierAt } from '@/lib/store/audit-log/prune-log';
import { listDueGroups, pickDue } from '@/lib/store/audit-log/retention-due';
import { readSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';
import { ENTRIES_AT_ONCE, writeErasure } from './write-erasure';

const DAY_MS = 86_400_000;

/** What retention did. `minIndex` is where the log begins since then, null where that did not change. */
export type RetentionOutcome = { erased: number; dropped: number; minIndex: bigint | null };

/**
 * Erases the payloads of entries that are kept no longer, then drops the beginning of the log as far as nothing of it is
 * left. Each step is one transaction with its entry; what was cut off goes on at the next call. Held entries stay.
 */
export async function applyRetention(now: Date): Promise<RetentionOutcome> {
  const { rules } = await readSetting('audit-retention', retentionRulesSchema);
  const erased = await eraseDue(rules, now);
  return { erased, ...(await dropBeginning(rules, now)) };
}

async function eraseDue(rules: readonly RetentionRule[], now: Date): Promise<number> {
  const groups = await listDueGroups(rules, now);
  const occasion = ownOccasion(now);
  let erased = 0;
  for (const place of new Set(groups.map(({ rule }) => rule))) {
    const ofRule = groups.filter(({ rule }) => rule === place);
    const basis = describeRetentionRule(rules[place]!);
    for (let after = -1n; ;) {
      const indexes = await pickDue(ofRule, after, ENTRIES_AT_ONCE);
      const last = indexes.at(-1);
      if (last === undefined) break;
      after = last;
      const order = {
        kind: 'retention',
        indexes,
        fields: [WHOLE_LEAF],
        basis,
        requester: null,
        targets: [{ type: 'setting', id: 'audit-retention' }],
      } as const;
      const did = await withTransaction((tx) =>
        writeErasure(tx, SYSTEM_ACTOR, { ...order, targets: [...order.targets] }, occasion),
      );
      erased += did.erased;
    }
  }
  return erased;
}

async function dropBeginning(
  rules: readonly RetentionRule[],
  now: Date,
): Promise<Pick<RetentionOutcome, 'dropped' | 'minIndex'>> {
  const ofLog = findRetentionRule(rules, { zone: null, class: 'log' });
  const minIndex = await findPrunable(ofLog?.days ? new Date(now.getTime() - ofLog.days * DAY_MS) : null);
  if (minIndex === null) return { dropped: 0, minIndex };
  const frontier = await readFrontierAt(minIndex);
  const { newId, from } = ownOccasion(now);
  const dropped = await withTransaction(async (tx) => {
    const count = await pruneLog(tx, minIndex, frontier, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor: SYSTEM_ACTOR,
      action: 'log.prune',
      targets: [{ type: 'setting', id: 'audit-retention' }],
      context: from,
      data: { minIndex: minIndex.toString(), entries: count },
    });
    return count;
  });
  return { dropped, minIndex };
}
