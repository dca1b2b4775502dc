import { expect, test } from 'vitest';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { describeActive, listActiveRevisions } from './active-revisions';

const step = (at: string, environment: string | null, activates: string | null) =>
  ({
    at,
    environment,
    activates,
    replaces: null,
    canaryShare: null,
    author: null,
  }) as PolicyDetail['activations'][number];

test('the latest step of each environment is in force there', () => {
  const active = listActiveRevisions([
    step('10:30', 'aws', 'v1'),
    step('10:20', 'aws', 'v2'),
    step('10:10', 'gcp', 'v2'),
  ]);
  expect(active.map(({ environment, revision, since }) => [environment, revision, since])).toEqual([
    ['aws', 'v1', '10:30'],
    ['gcp', 'v2', '10:10'],
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

test('says in words what is in force', () => {
  expect(describeActive(listActiveRevisions([step('10:30', 'aws', 'v1'), step('10:10', 'gcp', 'v1')]))).toBe(
    'v1 is in force in all 2 environments.',
  );
  expect(describeActive(listActiveRevisions([step('10:30', null, 'v1')]))).toBe('v1 is in force.');
  expect(describeActive([])).toBeNull();
});
