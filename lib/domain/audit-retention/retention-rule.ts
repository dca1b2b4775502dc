import { z } from 'zod';
import { AUDIT_CLASSES, type AuditClass } from './audit-class';

/** How long entries of a zone and a class are kept; null stands for any zone or class, and for ever. */
export const retentionRuleSchema = z.object({
  zone: z.string().trim().min(1).max(500).nullable(),
  class: z.enum(AUDIT_CLASSES).nullable(),
  days: z.number().int().min(1, 'at least one day').max(36_500, 'at most 100 years').nullable(),
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/** All rules of retention; without any, everything is kept for ever. */
export const retentionRulesSchema = z.object({
  rules: z
    .array(retentionRuleSchema)
    .max(200)
    .default([])
    .superRefine((rules, context) => {
      const seen = new Set<string>();
      rules.forEach((rule, place) => {
        const key = JSON.stringify([rule.zone, rule.class]);
        if (seen.has(key))
          context.addIssue({
            code: 'custom',
            path: [place],
            message: 'another rule is about the same zone and class',
          });
        seen.add(key);
      });
    }),
});
export type RetentionRules = z.infer<typeof retentionRulesSchema>;

/**
 * The rule that holds for an entry, null where none does and it is kept for ever. The most specific one wins: zone and
 * class before one of them before neither. Of a rule for the zone and one for the class the longer wins: what is to be
 * kept for one reason is not erased for another.
 */
export function findRetentionRule(
  rules: readonly RetentionRule[],
  entry: { zone: string | null; class: AuditClass },
): RetentionRule | null {
  const applying = rules.filter(
    (rule) =>
      (rule.zone === null || rule.zone === entry.zone) && (rule.class === null || rule.class === entry.class),
  );
  const specificity = Math.max(...applying.map(specificityOf));
  const [first, ...others] = applying.filter((rule) => specificityOf(rule) === specificity);
  if (!first) return null;
  return others.reduce(
    (longest, rule) => ((rule.days ?? Infinity) > (longest.days ?? Infinity) ? rule : longest),
    first,
  );
}

const specificityOf = (rule: RetentionRule): number =>
  Number(rule.zone !== null) + Number(rule.class !== null);

/** A rule as the legal basis of what it erases. */
export const describeRetentionRule = (rule: RetentionRule): string =>
  `retention rule: ${rule.class ?? 'any class'}, ${rule.zone === null ? 'any zone' : `zone ${rule.zone}`}, ${
    rule.days === null ? 'for ever' : `${rule.days} ${rule.days === 1 ? 'day' : 'days'}`
  }`;
