import type { RULE_SEVERITIES, RuleSetting } from '@/lib/domain/objective';
import { readNumber } from './read-number';

/** An alert rule while it is typed. `key` tells rows apart; fields of other presets keep what was typed. */
export type RuleDraft = {
  key: number;
  preset: RuleSetting['preset'];
  basis: 'time' | 'events';
  name: string;
  severity: (typeof RULE_SEVERITIES)[number];
  longMinutes: string;
  shortMinutes: string;
  factor: string;
  minTotal: string;
  minBad: string;
};

/** The presets, and a rule of one's own, as choices. */
export const RULE_PRESET_WORDS: Record<RuleSetting['preset'], { name: string; meaning: string }> = {
  ladder: {
    name: 'Ladder',
    meaning: 'Four rungs from a fast page to a slow ticket, scaled to the window of the objective.',
  },
  'seed-hour': {
    name: 'A quarter of the budget in an hour',
    meaning: 'Burn above 4× and more than 25 % of the budget consumed by the last hour. An escalation.',
  },
  'seed-cumulative': {
    name: 'Burning on a quarter used',
    meaning: 'Burn above 4× while more than 25 % of the whole budget is consumed.',
  },
  custom: {
    name: 'A rule of your own',
    meaning: 'A long and a short window that both burn above a factor.',
  },
};

/** A rule as it is added to a form. */
export const newRule = (preset: RuleSetting['preset'], key: number): RuleDraft => ({
  key,
  preset,
  basis: 'time',
  name: '',
  severity: 'page',
  longMinutes: '60',
  shortMinutes: '5',
  factor: '14.4',
  minTotal: '0',
  minBad: '2',
});

/** The draft of a rule that exists. */
export function draftOfRule(rule: RuleSetting, key: number): RuleDraft {
  const draft = newRule(rule.preset, key);
  if (rule.preset === 'ladder') return draft;
  if (rule.preset !== 'custom') return { ...draft, basis: rule.basis };
  return {
    ...draft,
    name: rule.name,
    severity: rule.severity,
    longMinutes: String(rule.longMinutes),
    shortMinutes: String(rule.shortMinutes),
    factor: String(rule.factor),
    minTotal: String(rule.minTotal),
    minBad: String(rule.minBad),
  };
}

/** The rule that a draft stands for; numbers that are none become NaN, which the server refuses. */
export function readRule(draft: RuleDraft): RuleSetting {
  if (draft.preset === 'ladder') return { preset: 'ladder' };
  if (draft.preset !== 'custom') return { preset: draft.preset, basis: draft.basis };
  return {
    preset: 'custom',
    name: draft.name.trim(),
    severity: draft.severity,
    longMinutes: readNumber(draft.longMinutes),
    shortMinutes: readNumber(draft.shortMinutes),
    factor: readNumber(draft.factor),
    minTotal: readNumber(draft.minTotal),
    minBad: readNumber(draft.minBad),
  };
}
