import { expect, test } from 'vitest';
import { findChangeBefore } from './find-change-before';
import type { PolicyChange } from './policy-change';

const POLICY = 'pci-egress';
const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000000Z`;
const change = (
  minute: number,
  type: PolicyChange['type'],
  revision: string | null,
  environment: string | null = null,
): PolicyChange => ({
  eventId: `${minute}-${type}-${revision}`,
  occurredAt: at(minute),
  type,
  policy: POLICY,
  revision,
  environment,
  canaryShare: null,
  author: null,
  message: null,
  url: null,
});
const decision = (minute: number, revision: string | null, environment: string | null = 'aws') => ({
  policy: POLICY,
  revision,
  environment,
  occurredAt: at(minute),
});

const STORY = [
  change(1, 'policy-published', 'v1'),
  change(2, 'policy-activated', 'v1', 'aws'),
  change(2, 'policy-activated', 'v1', 'gcp'),
  change(20, 'policy-published', 'v2'),
  change(22, 'policy-activated', 'v2', 'aws'),
  change(25, 'policy-activated', 'v2', 'gcp'),
  change(40, 'policy-rolled-back', 'v2'),
  change(41, 'policy-activated', 'v1', 'aws'),
];
const PUBLICATIONS = [
  { revision: 'v2', publishedAt: at(20) },
  { revision: 'v1', publishedAt: at(1) },
];
const find = (of: ReturnType<typeof decision>, changes = STORY) => {
  const found = findChangeBefore(of, changes, PUBLICATIONS);
  return (
    found && [
      found.change.occurredAt,
      found.change.type,
      found.fromRevision,
      found.toRevision,
      found.isOwnRevision,
    ]
  );
};

test('the activation of the revision that decided, in the environment of the decision', () => {
  expect(find(decision(30, 'v2'))).toEqual([at(22), 'policy-activated', 'v1', 'v2', true]);
  expect(find(decision(30, 'v2', 'gcp'))).toEqual([at(25), 'policy-activated', 'v1', 'v2', true]);
});

test('an activation after the decision explains nothing', () => {
  expect(find(decision(21, 'v1'))).toEqual([at(2), 'policy-activated', null, 'v1', true]);
});

test('after a rollback it is the return to the revision before', () => {
  expect(find(decision(50, 'v1'))).toEqual([at(41), 'policy-activated', 'v2', 'v1', true]);
});

test('a decision of a revision that is still being rolled out elsewhere was brought by its publication', () => {
  expect(find(decision(23, 'v2', 'gcp'))).toEqual([at(20), 'policy-published', 'v1', 'v2', true]);
});

test('without a revision it is the last change, whichever it was', () => {
  expect(find(decision(30, null))).toEqual([at(22), 'policy-activated', 'v1', 'v2', false]);
  expect(find(decision(21, null))).toEqual([at(20), 'policy-published', 'v1', 'v2', false]);
  expect(find(decision(40, null))).toEqual([at(40), 'policy-rolled-back', 'v2', 'v1', false]);
});

test('a decision without an environment considers all of them', () => {
  expect(find(decision(30, 'v2', null))).toEqual([at(25), 'policy-activated', 'v1', 'v2', true]);
});

test('a revision that no change named leaves the last change, said to be another’s', () => {
  expect(find(decision(30, 'v9'))).toEqual([at(22), 'policy-activated', 'v1', 'v2', false]);
});

test('nothing before the decision is nothing', () => {
  expect(find(decision(0, 'v1'))).toBeNull();
  expect(find(decision(30, 'v1'), [])).toBeNull();
});
