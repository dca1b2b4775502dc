import { describe, expect, it } from 'vitest';
import type { SilenceInput } from '@/lib/domain/alerting/silence';
import { checkSilence, draftOfSilence, matchersOfAlert, newSilence, readSilence } from './silence-draft';
import { describeHidden, describeRecurrence, whyNoDenials } from './silence-words';

const UTC = { utc: true, timeZone: 'UTC' };
const SILENCE: SilenceInput = {
  kind: 'maintenance',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  startsAt: '2026-11-21T10:00:12.345Z',
  endsAt: '2026-11-28T10:00:00Z',
  recurrence: { timeZone: 'Europe/Berlin', weekdays: [7, 6], time: '02:30', minutes: 90 },
  reason: 'The gateway is replaced.',
  owner: 'ada@example.com',
};

describe('a silence in a form', () => {
  it('comes back as it was stored, also the seconds that its fields do not hold', () => {
    expect(readSilence(draftOfSilence(SILENCE, UTC), true, SILENCE)).toEqual(SILENCE);
  });

  it('moves only the time that was typed', () => {
    const draft = { ...draftOfSilence(SILENCE, UTC), endsAt: '2026-11-29T12:00' };
    expect(readSilence(draft, true, SILENCE)).toMatchObject({
      startsAt: SILENCE.startsAt,
      endsAt: '2026-11-29T12:00:00.000Z',
    });
  });

  it('begins with what an alert is about, for two hours from now', () => {
    const matchers = matchersOfAlert({
      ruleId: 'mass-denials',
      zone: 'payments',
      service: 'checkout-api',
      environment: null,
      policy: null,
      item: null,
    });
    const draft = newSilence(UTC, new Date('2026-11-21T10:00:00Z'), 'ada@example.com', matchers);
    expect(readSilence(draft, true)).toMatchObject({
      matchers: [
        { field: 'rule', operator: '=', value: 'mass-denials' },
        { field: 'zone', operator: '=', value: 'payments' },
        { field: 'service', operator: '=', value: 'checkout-api' },
      ],
      startsAt: '2026-11-21T10:00:00.000Z',
      endsAt: '2026-11-21T12:00:00.000Z',
      recurrence: null,
    });
  });

  it('names what is missing or wrong', () => {
    const draft = newSilence(UTC, new Date('2026-11-21T10:00:00Z'), '', []);
    expect(checkSilence(readSilence(draft, true))).toEqual({
      'matchers.0': 'Write what it is to hide.',
      reason: 'Say why, in a few words.',
      owner: 'Name who answers for it.',
    });
    expect(checkSilence({ ...SILENCE, endsAt: '2026-11-21T09:00:00Z' })).toEqual({
      endsAt: 'The end is to be after the start.',
    });
    expect(
      checkSilence({ ...SILENCE, recurrence: { ...SILENCE.recurrence!, weekdays: [], minutes: NaN } }),
    ).toEqual({
      'recurrence.weekdays': 'Choose a day at least.',
      'recurrence.minutes': 'Write minutes from 5 to 1,440.',
    });
  });
});

it('a silence is said in words', () => {
  expect(describeRecurrence(SILENCE.recurrence!).replaceAll('\u202f', ' ')).toBe(
    'Every Saturday and Sunday at 02:30 (Europe/Berlin) for 1 h 30 min',
  );
  expect(describeHidden({ hiddenAlerts: 1, hiddenDenials: 1_204 })).toBe('1 alert, 1,204 denials');
  expect(describeHidden({ hiddenAlerts: 0, hiddenDenials: null })).toBe(
    '0 alerts, denials cannot be counted',
  );
  expect(whyNoDenials(['severity', 'label:team'])).toBe(
    'Denials say nothing of severity, label team, which its matchers ask for.',
  );
});
