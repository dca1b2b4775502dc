import { describe, expect, it } from 'vitest';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { gatherHistory } from './gather-history';

const condition = (
  service: string,
  policy: string,
  outcome: AlertCondition['outcome'],
  value: number,
): AlertCondition => ({
  subject: { ...NO_SUBJECT, zone: 'payments', service, policy },
  outcome,
  value,
  threshold: 10,
  unit: 'count',
  sentence: '',
  sinceMs: null,
  severity: null,
  firing: [],
  burn: null,
  changes: [],
});
const begin = (most = 10) => gatherHistory({ count: 4, bucketSteps: 2, dedupeBy: ['service'], most });

describe('the history of a rule', () => {
  it('is by what tells alerts apart: one condition that holds is enough', () => {
    const history = begin();
    history.add(1, [condition('api', 'p1', 'false', 3), condition('api', 'p2', 'true', 12)]);
    history.add(0, [condition('api', 'p1', 'false', 9), condition('web', 'p1', 'false', 1)]);
    const [api, web] = history.read();
    expect([0, 1, 2, 3].map((step) => api!.outcomeAt(step))).toEqual(['false', 'true', 'false', 'false']);
    expect(api!.subject.service).toBe('api');
    expect(web!.outcomeAt(0)).toBe('false');
  });

  it('names what a condition is about as the condition does', () => {
    const history = begin();
    history.add(0, [{ ...condition('api', 'p1', 'true', 12), itemName: 'Requests are evaluated' }]);
    history.add(0, [condition('web', 'p1', 'true', 12)]);
    expect(history.read().map(({ itemName }) => itemName)).toEqual(['Requests are evaluated', null]);
  });

  it('keeps of each bucket what says most, and nothing where there was no evidence', () => {
    const history = begin();
    history.add(0, [condition('api', 'p1', 'false', 4)]);
    history.add(1, [condition('api', 'p1', 'false', 9)]);
    expect([...history.read()[0]!.samples]).toEqual([
      [0, { outcome: 'false', value: 9, threshold: 10, expected: null }],
    ]);
  });

  it('counts the subjects that are too many', () => {
    const history = begin(1);
    history.add(0, [condition('api', 'p', 'true', 12), condition('web', 'p', 'true', 12)]);
    history.add(1, [condition('web', 'p', 'true', 12)]);
    expect(history.read()).toHaveLength(1);
    expect(history.leftOut()).toBe(1);
  });
});
