import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { retentionRulesSchema } from '@/lib/domain/audit-retention/retention-rule';
import type { RetentionPreview, RetentionState } from '@/lib/domain/read-models/audit-retention';
import type { Actor } from '@/lib/domain/roles';
import { formatMicros } from '@/lib/domain/timestamp';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import {
  countDue,
  countErasedLeaves,
  listDueGroups,
  listEntryZones,
} from '@/lib/store/audit-log/retention-due';
import { readSetting } from '@/lib/store/settings/settings';

/** The rules of retention and how far they have come. Needs audit:read. */
export async function getRetention(actor: Actor): Promise<RetentionState> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  const [{ rules }, zones, head, erased] = await Promise.all([
    readSetting('audit-retention', retentionRulesSchema),
    listEntryZones(),
    readAuditHead(),
    countErasedLeaves(),
  ]);
  return {
    rules,
    zones,
    size: head.tree.size.toString(),
    minIndex: head.beginning.size.toString(),
    prunedAt: head.prunedAt === null ? null : formatMicros(head.prunedAt),
    erased,
  };
}

/** What rules would erase now, saved or not, each for itself, and what of it legal holds keep. Erases nothing. */
export async function previewRetention(
  actor: Actor,
  input: z.input<typeof retentionRulesSchema>,
  now: Date,
): Promise<RetentionPreview> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  const { rules } = retentionRulesSchema.parse(input);
  const counted = await countDue(await listDueGroups(rules, now));
  const items = rules.map((rule, place) => {
    const found = counted.find((row) => row.rule === place);
    return { rule, due: found?.due ?? 0, held: found?.held ?? 0 };
  });
  return {
    items,
    due: items.reduce((sum, { due }) => sum + due, 0),
    held: items.reduce((sum, { held }) => sum + held, 0),
  };
}
