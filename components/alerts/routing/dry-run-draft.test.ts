import { expect, it } from 'vitest';
import { FIRST_DRY_RUN, readDryRun } from './dry-run-draft';

const NOTHING = { detector: null, zone: null, service: null, environment: null, policy: null, owner: null };

it('what is left empty is not asked', () => {
  expect(readDryRun(FIRST_DRY_RUN, null, true)).toEqual({
    alert: { severity: 'page', ...NOTHING, labels: {} },
  });
});

it('labels, a time and an alert that is stored are read', () => {
  const draft = { ...FIRST_DRY_RUN, zone: ' payments ', labels: 'team=pay, query=a=b,, =x' };
  expect(readDryRun({ ...draft, at: '2026-11-21T09:30' }, null, true)).toEqual({
    at: '2026-11-21T09:30:00.000Z',
    alert: { severity: 'page', ...NOTHING, zone: 'payments', labels: { team: 'pay', query: 'a=b' } },
  });
  expect(readDryRun({ ...draft, alertId: 'some-id' }, null, true)).toEqual({ alertId: 'some-id' });
});
