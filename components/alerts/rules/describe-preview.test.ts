import { expect, it } from 'vitest';
import type { RulePreview } from '@/lib/domain/read-models/alert-rules';
import { describeTimes, listReservations } from './describe-preview';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const PREVIEW: RulePreview = {
  window: { from: '2026-10-22T12:00:00Z', to: '2026-11-21T12:00:00Z' },
  stepSeconds: 300,
  cutAt: null,
  historyFrom: null,
  evidenceFrom: '2026-10-22T12:00:00Z',
  times: 3,
  untold: 0,
  firingSeconds: 5_400,
  longestSeconds: 3_600,
  firingNow: 1,
  subjects: 4,
  subjectsLeftOut: 0,
  bySubject: [],
  last: [],
  charts: [],
};
const reservations = (given: Partial<RulePreview>) =>
  listReservations({ ...PREVIEW, ...given }, 'UTC').map(plain);
const STEP = 'Judged every 5 min; the evaluation looks more often.';

it('says how often a rule would have fired and for how long', () => {
  expect(plain(describeTimes(PREVIEW))).toBe(
    'Would have fired 3 times in the last 30 days, for 1 h 30 min in all, 1 h at most. It fires now.',
  );
  expect(describeTimes({ ...PREVIEW, times: 0, firingNow: 0 })).toBe(
    'Would not have fired in the last 30 days.',
  );
});

it('says what that figure rests on', () => {
  expect(reservations({})).toEqual([STEP]);
  expect(reservations({ historyFrom: '2026-11-10T00:00:00Z', evidenceFrom: '2026-11-10T06:00:00Z' })).toEqual(
    ['History begins on 10 Nov, 00:00 UTC: it is shorter than 30 days.', STEP],
  );
  expect(reservations({ cutAt: '2026-11-15T00:00:00Z', evidenceFrom: '2026-11-15T00:00:00Z' })[0]).toBe(
    'Judging took too long: this is from 15 Nov, 00:00 UTC on.',
  );
  expect(reservations({ evidenceFrom: '2026-11-20T12:00:00Z', untold: 2, times: 100 })).toEqual([
    'Before 20 Nov, 12:00 UTC its detector could not tell anything.',
    '2 more times within the cooldown, which nobody is told of.',
    'That is 23 times a week: people stop looking.',
    STEP,
  ]);
  expect(reservations({ evidenceFrom: null })[0]).toMatch(/^Its detector had nothing to say/);
});
