import { describe, expect, it } from 'vitest';
import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { checkAlertRule } from './check-alert-rule';
import { makeRuleId } from './make-rule-id';

const RULE: AlertRuleInput = {
  name: 'Denials jump',
  detector: 'mass-denials',
  scope: EVERYWHERE,
  severity: 'page',
  threshold: { share: 0.2 },
  dynamic: null,
  forMinutes: 5,
  keepFiringMinutes: 5,
  cooldownMinutes: 30,
  dedupeBy: ['service', 'policy', 'service'],
  labels: {},
  runbook: null,
  isEnabled: true,
};
const WATCHER = {
  isCount: true,
  parameters: [
    { name: 'share', label: 'Denied share', unit: 'share', initial: 0.1, min: 0.005, max: 1 },
    { name: 'fewest', label: 'Fewest denials', unit: 'count', initial: 20, min: 1, max: 1_000_000 },
  ],
};
const issuesOf = (given: Partial<AlertRuleInput>, watcher = WATCHER) =>
  checkAlertRule({ ...RULE, ...given }, watcher).issues;

describe('an alert rule', () => {
  it('gets the numbers that it leaves out from its detector, and each part of its key once', () => {
    const { rule, issues } = checkAlertRule(RULE, WATCHER);
    expect(issues).toEqual([]);
    expect(rule.threshold).toEqual({ share: 0.2, fewest: 20 });
    expect(rule.dedupeBy).toEqual(['service', 'policy']);
  });

  it('names the number that is out of bounds or unknown', () => {
    expect(issuesOf({ threshold: { share: 0, fewest: 2_000_000, ratio: 1 } })).toEqual([
      { path: 'threshold.share', message: 'Choose from 0.5 % to 100 %.' },
      { path: 'threshold.fewest', message: 'Choose from 1 to 1,000,000.' },
      { path: 'threshold.ratio', message: 'This detector does not know "ratio", only share, fewest.' },
    ]);
    expect(issuesOf({ threshold: { share: Number.NaN } })).toHaveLength(1);
  });

  it('may follow its own history only where something is counted, within sensible bounds', () => {
    const dynamic = { deviations: 3.5, weeks: 8, fewestWeeks: 4, atLeast: null, atMost: null };
    expect(issuesOf({ dynamic })).toEqual([]);
    expect(issuesOf({ dynamic }, { ...WATCHER, isCount: false })).toMatchObject([{ path: 'dynamic' }]);
    expect(
      issuesOf({ dynamic: { ...dynamic, weeks: 4, fewestWeeks: 5, atLeast: 9, atMost: 3 } }),
    ).toMatchObject([{ path: 'dynamic.fewestWeeks' }, { path: 'dynamic.atMost' }]);
  });
});

it('the id of a rule is its name, unless it is taken', () => {
  expect(makeRuleId('Denials jump!', new Set())).toBe('denials-jump');
  expect(makeRuleId('Denials jump', new Set(['denials-jump', 'denials-jump-2']))).toBe('denials-jump-3');
  expect(makeRuleId('New', new Set())).toBe('new-2');
  expect(makeRuleId('…', new Set())).toBe('rule');
});
