import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type {
  BudgetingMethod,
  CALENDAR_PERIODS,
  EMPTY_SLICES,
  Objective,
  ObjectiveInput,
  ObjectiveWindow,
} from '@/lib/domain/objective';
import { RESERVED_IDS } from '../slo-href';
import { percentToShare, shareToPercent } from './percent-share';
import { readNumber } from './read-number';
import { draftOfRule, newRule, readRule, type RuleDraft } from './rule-draft';

/** An objective while it is typed: texts as they stand in the fields, shares as percentages. */
export type ObjectiveDraft = {
  id: string;
  name: string;
  description: string;
  indicator: IndicatorId;
  zone: string;
  service: string;
  environment: string;
  target: string;
  windowType: ObjectiveWindow['type'];
  days: string;
  period: (typeof CALENDAR_PERIODS)[number];
  timeZone: string;
  method: BudgetingMethod['type'];
  sliceMinutes: string;
  sliceTarget: string;
  emptySlices: (typeof EMPTY_SLICES)[number];
  rules: RuleDraft[];
};

/** M8's objective is a trend: it has neither target nor budget. */
export const isTrend = (draft: Pick<ObjectiveDraft, 'indicator'>): boolean => draft.indicator === 'M8';

/** A new objective; `timeZone` is the reader's own. */
export const newDraft = (timeZone: string): ObjectiveDraft => ({
  id: '',
  name: '',
  description: '',
  indicator: 'M1',
  zone: '',
  service: '',
  environment: '',
  target: '99.9',
  windowType: 'rolling',
  days: '30',
  period: 'month',
  timeZone,
  method: 'occurrences',
  sliceMinutes: '5',
  sliceTarget: '99',
  emptySlices: 'ignore',
  rules: [newRule('ladder', 0)],
});

/** The draft of an objective that exists; `timeZone` fills the field of one without a calendar window. */
export function draftOf(objective: Objective, timeZone: string): ObjectiveDraft {
  const { window, method, target, rules } = objective;
  const usual = newDraft(timeZone);
  return {
    id: objective.id,
    name: objective.name,
    description: objective.description ?? '',
    indicator: objective.indicator,
    zone: objective.zone ?? '',
    service: objective.service ?? '',
    environment: objective.environment ?? '',
    target: target === null ? usual.target : shareToPercent(target),
    windowType: window.type,
    days: window.type === 'rolling' ? String(window.days) : usual.days,
    period: window.type === 'calendar' ? window.period : usual.period,
    timeZone: window.type === 'calendar' ? window.timeZone : timeZone,
    method: method.type,
    sliceMinutes: method.type === 'occurrences' ? usual.sliceMinutes : String(method.sliceMinutes),
    sliceTarget: method.type === 'occurrences' ? usual.sliceTarget : shareToPercent(method.sliceTarget),
    emptySlices: method.type === 'occurrences' ? usual.emptySlices : method.emptySlices,
    rules: rules.map((rule, index) => draftOfRule(rule, index)),
  };
}

/** The input that a draft stands for; numbers that are none become NaN, which the server refuses. */
export function readDraft(draft: ObjectiveDraft): ObjectiveInput {
  const slices = {
    sliceMinutes: readNumber(draft.sliceMinutes),
    sliceTarget: percentToShare(draft.sliceTarget) ?? draft.sliceTarget,
    emptySlices: draft.emptySlices,
  };
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    indicator: draft.indicator,
    zone: draft.zone.trim() || null,
    service: draft.service.trim() || null,
    environment: draft.environment.trim() || null,
    target: isTrend(draft) ? null : (percentToShare(draft.target) ?? draft.target),
    window:
      draft.windowType === 'rolling'
        ? { type: 'rolling', days: readNumber(draft.days) }
        : { type: 'calendar', period: draft.period, timeZone: draft.timeZone.trim() },
    method: draft.method === 'occurrences' ? { type: 'occurrences' } : { type: draft.method, ...slices },
    rules: isTrend(draft) ? [] : draft.rules.map(readRule),
  };
}

const NO_PERCENTAGE = 'Write a percentage above 0 and up to 100, such as 99.9.';

/** What is wrong with a draft that only the form knows: percentages, and ids that are pages. By field. */
export function checkDraft(draft: ObjectiveDraft): Record<string, string> {
  const errors: Record<string, string> = {};
  if (RESERVED_IDS.includes(draft.id.trim())) errors.id = `"${draft.id.trim()}" is the address of a page.`;
  if (!isTrend(draft) && percentToShare(draft.target) === null) errors.target = NO_PERCENTAGE;
  if (draft.method !== 'occurrences' && percentToShare(draft.sliceTarget) === null)
    errors['method.sliceTarget'] = NO_PERCENTAGE;
  return errors;
}

/** An id made of a name: "M1, zone PCI" becomes "m1-zone-pci". */
export const idOfName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
