import { expect, test } from 'vitest';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { describeActive, listActiveRevisions } from './active-revisions';

const step = (
  at: string,
  environment: string | null,
  activates: string | null,
  canaryShare: number | null = null,
) =>
  ({
    at,
    environment,
    activates,
    canaryShare,
  }) as PolicyDetail['activations'][number];

test('the latest step of each environment is in force there', () => {
  const active = listActiveRevisions([
    step('10:30', 'aws', 'v1'),
    step('10:20', 'aws', 'v2'),
    step('10:10', 'gcp', 'v2'),
  ]);
  expect(active.map(({ environment, revision }) => [environment, revision])).toEqual([
    ['aws', 'v1'],
    ['gcp', 'v2'],
  ]);
  expect(describeActive(active)).toBe('Environments differ: v1 in aws; v2 in gcp.');
});

test('a step without environment holds where there is no later one', () => {
  const active = listActiveRevisions([
    step('10:30', 'aws', 'v3'),
    step('10:20', null, 'v2'),
    step('10:10', 'gcp', 'v1'),
  ]);
  expect(active.map(({ environment, revision }) => [environment, revision])).toEqual([
    ['aws', 'v3'],
    ['gcp', 'v2'],
  ]);
});

test('a canary is tried beside what is in force, until it is in force or taken back', () => {
  const whole = step('10:10', 'aws', 'v1');
  const canary = step('10:20', 'aws', 'v2', 0.1);
  const said = (...steps: Parameters<typeof listActiveRevisions>[0]) =>
    describeActive(listActiveRevisions(steps))?.replaceAll('\u202f', ' ');
  expect(said(canary, whole)).toBe('v1 is in force in aws. v2 is tried on 10.0 % of the traffic in aws.');
  expect(said(canary)).toBe('v2 is tried on 10.0 % of the traffic in aws.');
  expect(said(step('10:30', 'aws', 'v2', 1), canary, whole)).toBe('v2 is in force in aws.');
  expect(said(step('10:30', 'aws', 'v1'), canary, whole)).toBe('v1 is in force in aws.');
});

test('says in words what is in force', () => {
  expect(describeActive(listActiveRevisions([step('10:30', 'aws', 'v1'), step('10:10', 'gcp', 'v1')]))).toBe(
    'v1 is in force in all 2 environments.',
  );
  expect(describeActive(listActiveRevisions([step('10:30', null, 'v1')]))).toBe('v1 is in force.');
  expect(describeActive([])).toBeNull();
});
