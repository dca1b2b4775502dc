import { AUDIT_CLASSES, type AuditClass } from '@/lib/domain/audit-retention/audit-class';
import { retentionRulesSchema, type RetentionRule } from '@/lib/domain/audit-retention/retention-rule';

/** A rule while it is edited: empty texts stand for any zone, any class, and for ever. */
export type RuleDraft = { key: number; zone: string; class: string; days: string };

/** The draft of a stored rule. */
export const draftOf = (rule: RetentionRule, key: number): RuleDraft => ({
  key,
  zone: rule.zone ?? '',
  class: rule.class ?? '',
  days: rule.days === null ? '' : String(rule.days),
});

/** The rules of drafts, or what is wrong with each by its place. */
export function readDrafts(
  drafts: readonly RuleDraft[],
): { rules: RetentionRule[] } | { errors: ReadonlyMap<number, string> } {
  const rules = drafts.map(({ zone, class: of, days }) => ({
    zone: zone || null,
    class: AUDIT_CLASSES.find((each): each is AuditClass => each === of) ?? null,
    days: days.trim() === '' ? null : Number(days),
  }));
  const parsed = retentionRulesSchema.safeParse({ rules });
  if (parsed.success) return parsed.data;
  const errors = new Map<number, string>();
  for (const { path, message } of parsed.error.issues) {
    const place = Number(path[1]);
    const isDays = path[2] === 'days';
    if (!errors.has(place)) errors.set(place, isDays ? 'whole days from 1 to 36,500, or empty' : message);
  }
  return { errors };
}
