import { expect, test } from 'vitest';
import type { Activation } from './fold-activations';
import { listStretches } from './list-stretches';

const step = (
  minute: number,
  activates: string,
  environment: string | null,
  canaryShare: number | null = null,
) => ({ occurredAt: `10:0${minute}`, activates, environment, canaryShare }) as Activation;

test('a revision is in force from its activation to the next one of another in that environment', () => {
  expect(
    listStretches(
      [step(1, 'v1', 'aws'), step(1, 'v1', 'gcp'), step(3, 'v2', 'aws'), step(5, 'v1', 'aws')],
      'v1',
    ),
  ).toEqual([
    { environment: 'aws', since: '10:05', until: null, canaryShare: null },
    { environment: 'gcp', since: '10:01', until: null, canaryShare: null },
    { environment: 'aws', since: '10:01', until: '10:03', canaryShare: null },
  ]);
});

test('a change that names no environment ends it everywhere', () => {
  expect(
    listStretches([step(1, 'v1', 'aws'), step(1, 'v1', 'gcp'), step(4, 'v2', null)], 'v1').map(
      ({ until }) => until,
    ),
  ).toEqual(['10:04', '10:04']);
});

test('a canary that grew is one stretch, whole at its end', () => {
  expect(listStretches([step(1, 'v2', 'aws', 0.1), step(4, 'v2', 'aws')], 'v2')).toEqual([
    { environment: 'aws', since: '10:01', until: null, canaryShare: null },
  ]);
});
