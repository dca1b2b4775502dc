import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';

/** What rules and objectives are now. */
export type Standing = {
  ruleOf: (id: string) => Pick<AlertRule, 'revision' | 'isEnabled'> | null;
  objectiveRevisionOf: (id: string) => number | null;
  /** Whether the drill of an alert has ended; absent where there are none. */
  isDrillOver?: (id: string) => boolean;
};

/** Why an open alert is closed whatever its condition says: what it was held to is no more; null where it is. */
export function findClosing(
  { ruleId, ruleRevision, burn, objectiveRevision, drillId }: AlertRecord,
  { ruleOf, objectiveRevisionOf, isDrillOver }: Standing,
): string | null {
  if (drillId !== null && isDrillOver?.(drillId)) return 'The drill is over.';
  const rule = ruleOf(ruleId);
  if (!rule) return 'Its rule was removed.';
  if (!rule.isEnabled) return 'Its rule was switched off.';
  if (rule.revision !== ruleRevision) return `Its rule was changed: revision ${rule.revision} is in force.`;
  if (objectiveRevision === null || !burn) return null;
  const current = objectiveRevisionOf(burn.objectiveId);
  if (current === null) return 'Its objective was removed.';
  return current === objectiveRevision ? null : `Its objective was changed: revision ${current} is in force.`;
}
