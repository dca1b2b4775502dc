import { describe, expect, test } from 'vitest';
import type { PolicyChange } from '../policy-change';
import { listDueReviews, type DoneReview } from './list-due-reviews';
import { findPhaseBefore, listReviewedPolicies } from './list-reviewed-policies';

const at = (clock: string) => `2026-11-21T${clock}.000000Z`;
const activated = (policy: string, clock: string, revision: string, environment = 'aws'): PolicyChange => ({
  eventId: `${policy} ${clock} ${environment}`,
  occurredAt: at(clock),
  type: 'policy-activated',
  policy,
  revision,
  environment,
  canaryShare: null,
  author: null,
  message: null,
  url: null,
});
const due = (changes: PolicyChange[], clock: string, done: DoneReview[] = []) =>
  listDueReviews(
    listReviewedPolicies(changes),
    done,
    new Date('2026-11-21T00:00:00Z'),
    new Date(at(clock)),
  ).map(({ reviewed, phase, minutes }) => [reviewed.policy, phase.revision, minutes]);

describe('reviews are due', () => {
  const changes = [activated('a/b', '10:00:00', 'v1')];

  test('5, 30 and 120 minutes after an activation, when events of these minutes have had time to come', () => {
    expect(due(changes, '10:06:59')).toEqual([]);
    expect(due(changes, '10:07:00')).toEqual([['a/b', 'v1', 5]]);
    expect(due(changes, '10:32:00')).toEqual([
      ['a/b', 'v1', 5],
      ['a/b', 'v1', 30],
    ]);
    expect(due(changes, '12:02:00')).toHaveLength(3);
  });

  test('once, although an earlier report of the same activation comes in later', () => {
    const done: DoneReview = {
      policy: 'a/b',
      environment: 'aws',
      revision: 'v1',
      activatedAt: at('10:00:00'),
      minutes: 5,
    };
    expect(due(changes, '10:07:00', [done])).toEqual([]);
    expect(due([activated('a/b', '09:58:00', 'v1'), ...changes], '10:07:00', [done])).toEqual([]);
  });

  test('again when the revision comes back later', () => {
    const done: DoneReview = {
      policy: 'a/b',
      environment: 'aws',
      revision: 'v1',
      activatedAt: at('10:00:00'),
      minutes: 5,
    };
    const back = [...changes, activated('a/b', '10:20:00', 'v2'), activated('a/b', '10:40:00', 'v1')];
    expect(due(back, '10:47:00', [done])).toEqual([
      ['a/b', 'v1', 5],
      ['a/b', 'v2', 5],
      ['a/b', 'v1', 30],
    ]);
  });

  test('of the latest activation first, of each environment apart', () => {
    const both = [...changes, activated('a/b', '10:03:00', 'v1', 'gcp')];
    const found = listDueReviews(listReviewedPolicies(both), [], new Date(0), new Date(at('10:10:00')));
    expect(found.map(({ phase }) => phase.environment)).toEqual(['gcp', 'aws']);
  });
});

describe('a bundle and the policies in it', () => {
  test('are told once where both report the same activation, by the policy', () => {
    const changes = [
      activated('a/b', '10:00:02', 'v1'),
      activated('a/b/c', '10:00:00', 'v1'),
      activated('a/b', '10:01:00', 'v1', 'gcp'),
    ];
    expect(
      listReviewedPolicies(changes).map(({ policy, phases }) => [
        policy,
        phases.map(({ environment }) => environment),
      ]),
    ).toEqual([
      ['a/b', ['gcp']],
      ['a/b/c', ['aws']],
    ]);
  });
});

test('the phase before is of another revision in the same place', () => {
  const [{ phases }] = listReviewedPolicies([
    activated('p', '08:00:00', 'v1'),
    activated('p', '08:01:00', 'v2', 'gcp'),
    activated('p', '09:00:00', 'v2'),
    { ...activated('p', '09:30:00', 'v3'), canaryShare: 0.1 },
    activated('p', '09:45:00', 'v3'),
  ]) as [ReturnType<typeof listReviewedPolicies>[number]];
  const whole = phases.at(-1)!;
  expect([whole.revision, whole.canaryShare]).toEqual(['v3', null]);
  expect(findPhaseBefore(phases, whole)).toMatchObject({ revision: 'v2', since: at('09:00:00') });
  expect(findPhaseBefore(phases, phases[0]!)).toBeNull();
});
