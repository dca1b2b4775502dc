import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { BulkAnswer } from '@/lib/domain/read-models/review';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { giveBulkVerdictSchema, type GiveBulkVerdict } from '@/lib/domain/verdict';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { countForBulk, insertBulkVerdicts } from '@/lib/store/review/judge-in-bulk';
import { announceVerdicts } from '@/lib/store/review/announce-verdicts';
import { withTransaction } from '@/lib/store/transaction';

/** One transaction and one person's look at them: more is a matter for the policy, not for verdicts. */
const MOST = 10_000;

/**
 * Gives one verdict on every denial that matches a filter and that nobody judged; with `dryRun` only
 * counts them. Bulk verdicts are chosen, so they never enter the estimate. Throws `invalid-input` for
 * more than 10,000, and `conflict` when another number matches than the person was shown.
 */
export async function giveBulkVerdict(
  actor: Actor,
  input: GiveBulkVerdict,
  { now, newId, from }: Occasion,
): Promise<BulkAnswer> {
  requirePermission(actor, 'verdicts:write');
  const { filter, judgement, cause = null, note, dryRun, expected } = giveBulkVerdictSchema.parse(input);
  const { from: start, to: end, ...fields } = filter;
  const window = resolveWindow({ from: start, to: end }, now);
  const conditions = { ...fields, window, zones: confineToZones(actor, filter.zone) };
  const counted = await countForBulk(conditions, actor.id, MOST);
  if (counted.matching > MOST)
    throw new GatehouseError('invalid-input', 'More than 10,000 denials match.', {
      path: 'filter',
      remedy: 'Narrow the filter or the time range.',
    });
  const toJudge = counted.matching - counted.alreadyJudged;
  if (dryRun || toJudge === 0) return { ...counted, judged: toJudge, bulkId: null };
  if (expected !== undefined && expected !== toJudge)
    throw new GatehouseError('conflict', `Now ${toJudge} denials match, not ${expected}.`, {
      remedy: 'Look at the number again and confirm it.',
    });

  const bulkId = newId();
  const reviewer = { type: actor.type, id: actor.id, name: actor.name };
  const judged = await withTransaction(async (tx) => {
    const count = await insertBulkVerdicts(tx, conditions, {
      bulkId,
      judgement,
      cause,
      note,
      reviewer,
      createdAt: now,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'verdict.given-in-bulk',
      targets: [{ type: 'verdict-bulk', id: bulkId }],
      context: from,
      changes: {
        judgement,
        cause,
        note,
        denials: count,
        // As resolved: "now-1h" would mean something else to whoever reads the entry later.
        filter: { ...fields, from: window.from.toISOString(), to: window.to.toISOString() },
      },
    });
    await announceVerdicts(tx, now);
    return count;
  });
  return { ...counted, judged, bulkId };
}
