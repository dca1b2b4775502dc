import type { TrustMatch, TrustRule } from '@/lib/domain/trust-rules/trust-rule';

/** A rule while it is edited; `name` is that of a label and means nothing for the others. */
export type TrustDraft = { key: number; on: TrustMatch['on']; name: string; value: string; zone: string };
export type TrustDraftErrors = { name?: string; value?: string; zone?: string };

/** A stored rule as a draft; `key` tells the rows of the editor apart. */
export const draftOf = ({ match, zone }: TrustRule, key: number): TrustDraft => ({
  key,
  on: match.on,
  name: match.on === 'label' ? match.name : '',
  value: match.value,
  zone,
});

/** The rule that a draft stands for, or what is wrong with it. */
export function readDraft(draft: TrustDraft): { rule: TrustRule } | { errors: TrustDraftErrors } {
  const errors: TrustDraftErrors = {};
  const [name, value] = [draft.name.trim(), draft.value.trim()];
  if (draft.on === 'label' && !name) errors.name = 'Write the name of a label.';
  if (!value) errors.value = 'Write a value, or * for any.';
  if (!draft.zone) errors.zone = 'Choose a zone.';
  if (Object.keys(errors).length > 0) return { errors };
  const match: TrustMatch = draft.on === 'label' ? { on: 'label', name, value } : { on: draft.on, value };
  return { rule: { match, zone: draft.zone } };
}

/** The rules of drafts in their order, or null while one of them is wrong. */
export function readDrafts(drafts: readonly TrustDraft[]): TrustRule[] | null {
  const rules = drafts.map(readDraft).flatMap((read) => ('rule' in read ? [read.rule] : []));
  return rules.length === drafts.length ? rules : null;
}

/** The items with the one at `index` moved up or down by one place. */
export function moveItem<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...items];
  const [moved, other] = [next[index], next[index + by]];
  if (moved === undefined || other === undefined) return next;
  next[index] = other;
  next[index + by] = moved;
  return next;
}
