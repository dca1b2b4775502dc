import { describe, expect, it } from 'vitest';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { makeCondition, makeRule } from '../testing/alert-fixtures';
import { mergeConditions } from './merge-conditions';

const merge = (conditions: AlertCondition[], drills: Record<string, string> = {}) => [
  ...mergeConditions(
    makeRule({ dedupeBy: ['policy', 'service'] }),
    conditions,
    ({ subject }) => drills[subject.environment ?? ''] ?? null,
  ).values(),
];

describe('conditions of one key', () => {
  it('are keyed by the parts that the rule names, whatever their order there', () => {
    expect(merge([makeCondition()]).map(({ key }) => key)).toEqual([
      '[["service","checkout"],["policy","pci/egress"]]',
    ]);
  });

  it('are never one with those of a drill', () => {
    const found = merge([makeCondition(), makeCondition({ subject: { environment: 'drill-f4' } })], {
      'drill-f4': 'drill-1',
    });
    expect(found.map(({ drillId, conditions }) => [drillId, conditions])).toEqual([
      [null, 1],
      ['drill-1', 1],
    ]);
  });

  it('are unknown where none holds and one has no data, and that is a ticket', () => {
    const missing = makeCondition({ outcome: 'no-data', subject: { environment: 'aws' } });
    const fine = makeCondition({ outcome: 'false' });
    expect(merge([fine, missing])[0]).toMatchObject({
      severity: 'ticket',
      condition: { outcome: 'no-data' },
    });
    expect(merge([fine, missing, makeCondition()])[0]).toMatchObject({
      severity: 'page',
      condition: { outcome: 'true' },
    });
    expect(merge([{ ...missing, severity: 'page' }])[0]!.severity).toBe('page');
  });

  it('hold since the first of them, and point at the changes of all', () => {
    const [found] = merge([
      makeCondition({ sinceMs: 200, changes: ['a'], value: 20 }),
      makeCondition({ sinceMs: 100, changes: ['a', 'b'], value: 30, sentence: 'The worst.' }),
    ]);
    expect(found!.condition).toMatchObject({
      sinceMs: 100,
      changes: ['a', 'b'],
      value: 30,
      sentence: 'The worst. The same holds for 1 more.',
    });
  });
});
