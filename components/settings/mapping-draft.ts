import type { MappingRule } from '@/lib/domain/decision-mapping';

/** A rule while it is edited: the values that mean allow are JSON with commas between. */
export type MappingDraft = { key: number; policy: string; resultPath: string; values: string };
export type DraftErrors = { policy?: string; values?: string };

/** A stored rule as a draft; `key` tells the rows of the editor apart. */
export const draftOf = (rule: MappingRule, key: number): MappingDraft => ({
  key,
  policy: rule.policy,
  resultPath: rule.resultPath,
  values: rule.allowValues.map((value) => JSON.stringify(value)).join(', '),
});

/** The rule that a draft stands for, or what is wrong with it. */
export function readDraft(draft: MappingDraft): { rule: MappingRule } | { errors: DraftErrors } {
  const errors: DraftErrors = {};
  const policy = draft.policy.trim();
  if (!policy) errors.policy = 'Write a policy, or * for all.';
  const allowValues = readValues(draft.values);
  if (!allowValues) errors.values = 'Write JSON with commas between: true, "allow", 0.';
  else if (allowValues.length === 0) errors.values = 'Write at least one value, such as true.';
  if (Object.keys(errors).length > 0 || !allowValues) return { errors };
  return { rule: { policy, resultPath: draft.resultPath.trim(), allowValues } };
}

/** The rules of drafts in their order, or null while one of them is wrong. */
export function readDrafts(drafts: readonly MappingDraft[]): MappingRule[] | null {
  const read = drafts.map(readDraft);
  const rules = read.flatMap((each) => ('rule' in each ? [each.rule] : []));
  return rules.length === read.length ? rules : null;
}

function readValues(text: string): MappingRule['allowValues'] | null {
  try {
    return JSON.parse(`[${text}]`) as MappingRule['allowValues'];
  } catch {
    return null;
  }
}

/** The drafts with the one at `index` moved up or down by one place. */
export function moveDraft(drafts: readonly MappingDraft[], index: number, by: -1 | 1): MappingDraft[] {
  const moved = drafts[index];
  const other = drafts[index + by];
  if (!moved || !other) return [...drafts];
  return drafts.map((draft, at) => (at === index ? other : at === index + by ? moved : draft));
}
