import { expect, it } from 'vitest';
import { describeCorrectionTimes, describeHidden } from './describe-correction';

const plain = (text: string | null) => text?.replaceAll('\u202F', ' ');

it('once: from when to when', () => {
  const times = { type: 'once', from: '2026-11-21T10:00:00Z', to: '2026-11-21T12:00:00Z' } as const;
  expect(describeCorrectionTimes(times, 'UTC')).toBe('21 Nov, 10:00 – 12:00 UTC');
});

it('recurring: how often, when, for how long, where', () => {
  const times = {
    type: 'recurring',
    frequency: 'weekly',
    interval: 2,
    weekdays: [3, 1],
    timeZone: 'Europe/Berlin',
    startDate: '2026-11-02',
    untilDate: '2027-01-31',
    startTime: '02:30',
    durationMinutes: 120,
  } as const;
  expect(plain(describeCorrectionTimes({ ...times, weekdays: [3, 1] }, null))).toBe(
    'Every 2 weeks on Monday, Wednesday at 02:30 for 2 h, Europe/Berlin, from 2026-11-02 to 2027-01-31',
  );
  expect(
    plain(
      describeCorrectionTimes(
        { ...times, frequency: 'daily', interval: 1, weekdays: [], untilDate: null },
        null,
      ),
    ),
  ).toBe('Every day at 02:30 for 2 h, Europe/Berlin, from 2026-11-02');
});

it('says how much of the budget corrections hide', () => {
  const hidden = { seconds: 7_200, total: 1_204, bad: 37, consumed: 0.12 };
  expect(plain(describeHidden({ hidden, withCorrections: true }))).toBe(
    'Corrections hide 2 h with 1,204 events, 37 of them bad: 12 % of the budget.',
  );
  expect(
    plain(
      describeHidden({ hidden: { ...hidden, total: 0, bad: 0, consumed: null }, withCorrections: false }),
    ),
  ).toBe('Shown without corrections, which hide 2 h with no event.');
  expect(
    plain(describeHidden({ hidden: { ...hidden, bad: 1, consumed: -0.006 }, withCorrections: true })),
  ).toBe(
    'Corrections hide 2 h with 1,204 events, 1 of them bad. Without the good ones among them 0.6 % more of the budget is burned.',
  );
  expect(describeHidden({ hidden: null, withCorrections: true })).toBeNull();
});
