import { expect, test } from 'vitest';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { listLanes } from './list-lanes';

type Step = PolicyDetail['activations'][number];

const ms = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`);
const step = (
  clock: string,
  environment: string | null,
  activates: string,
  more: Partial<Step> = {},
): Step => ({
  eventId: `${clock} ${environment}`,
  at: `2026-11-21T${clock}:00Z`,
  type: 'policy-activated',
  revision: activates,
  activates,
  replaces: null,
  environment,
  canaryShare: null,
  author: null,
  message: null,
  reports: 1,
  ...more,
});
const look = (steps: Step[], from: string, to: string) =>
  listLanes(steps.toReversed(), { from: ms(from), to: ms(to), now: ms('12:00') }).map(
    ({ environment, segments }) => [
      environment,
      segments.map(({ revision, replaces, start, end, until, canaryShare }) => ({
        revision,
        replaces,
        start,
        end,
        until,
        canaryShare,
      })),
    ],
  );

test('a revision stands from its activation to the next, cut to the window', () => {
  const steps = [step('08:00', 'aws', 'v1'), step('08:10', 'gcp', 'v1'), step('11:00', 'aws', 'v2')];
  expect(look(steps, '10:00', '12:00')).toEqual([
    [
      'aws',
      [
        { revision: 'v1', replaces: null, start: 0, end: 0.5, until: ms('11:00'), canaryShare: null },
        { revision: 'v2', replaces: 'v1', start: 0.5, end: 1, until: null, canaryShare: null },
      ],
    ],
    ['gcp', [{ revision: 'v1', replaces: null, start: 0, end: 1, until: null, canaryShare: null }]],
  ]);
});

test('a rollback without an environment holds for all, and what comes after the window is left out', () => {
  const steps = [
    step('08:00', 'aws', 'v1'),
    step('09:00', 'aws', 'v2'),
    step('10:00', null, 'v1', { type: 'policy-rolled-back' }),
    step('11:30', 'aws', 'v3'),
  ];
  expect(look(steps, '09:30', '10:30')).toEqual([
    [
      'aws',
      [
        { revision: 'v2', replaces: 'v1', start: 0, end: 0.5, until: ms('10:00'), canaryShare: null },
        { revision: 'v1', replaces: 'v2', start: 0.5, end: 1, until: ms('11:30'), canaryShare: null },
      ],
    ],
  ]);
});

test('says which stretch a rollback began', () => {
  const steps = [
    step('08:00', 'aws', 'v1'),
    step('09:00', 'aws', 'v2'),
    step('10:00', 'aws', 'v1', { type: 'policy-rolled-back' }),
  ];
  const [lane] = listLanes(steps.toReversed(), { from: ms('08:00'), to: ms('12:00'), now: ms('12:00') });
  expect(lane!.segments.map(({ isRollback }) => isRollback)).toEqual([false, false, true]);
});

test('a canary is a stretch of its own, and the whole revision after it replaces what was before', () => {
  const steps = [
    step('08:00', 'aws', 'v1'),
    step('09:00', 'aws', 'v2', { canaryShare: 0.1 }),
    step('09:30', 'aws', 'v2', { canaryShare: 0.5 }),
    step('10:00', 'aws', 'v2'),
  ];
  expect(look(steps, '08:00', '12:00')[0]![1]).toMatchObject([
    { revision: 'v1', end: 0.25 },
    { revision: 'v2', replaces: 'v1', start: 0.25, end: 0.5, canaryShare: 0.5 },
    { revision: 'v2', replaces: 'v1', start: 0.5, canaryShare: null },
  ]);
});

test('the part of the window that has not come yet stays empty', () => {
  expect(look([step('08:00', null, 'v1')], '11:00', '13:00')).toEqual([
    [null, [{ revision: 'v1', replaces: null, start: 0, end: 0.5, until: null, canaryShare: null }]],
  ]);
});
