import { MATCHER_FIELDS, matcherSchema, type Matcher } from '@/lib/domain/alerting/matcher';

/** A matcher as it is typed: the name of a label has a field of its own. */
export type MatcherDraft = {
  field: (typeof MATCHER_FIELDS)[number] | 'label';
  label: string;
  operator: Matcher['operator'];
  value: string;
};

export const NEW_MATCHER: MatcherDraft = { field: 'zone', label: '', operator: '=', value: '' };

/** A stored matcher as it is typed. */
export const matcherDraftOf = ({ field, operator, value }: Matcher): MatcherDraft =>
  field.startsWith('label:')
    ? { field: 'label', label: field.slice('label:'.length), operator, value }
    : { field: field as MatcherDraft['field'], label: '', operator, value };

/** What was typed as a matcher. */
export const readMatcher = ({ field, label, operator, value }: MatcherDraft): Matcher => ({
  field: field === 'label' ? `label:${label.trim()}` : field,
  operator,
  value: value.trim(),
});

/** Whether a matcher can be sent as it is typed. */
export const isComplete = (draft: MatcherDraft): boolean =>
  matcherSchema.safeParse(readMatcher(draft)).success;
