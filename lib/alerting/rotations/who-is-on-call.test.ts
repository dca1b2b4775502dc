import { describe, expect, it } from 'vitest';
import { listShifts } from './list-shifts';
import type { Override, RotationPlan } from './rotation-plan';
import { whoIsOnCall } from './who-is-on-call';

const ALL = new Set(['ada', 'bob', 'cem', 'dee']);
const WEEKLY: RotationPlan = {
  timeZone: 'Europe/Berlin',
  handoffWeekday: 1,
  handoffTime: '09:00',
  shiftDays: 7,
  startsOn: '2026-03-16',
  members: ['ada', 'bob', 'cem'],
};
const DAILY: RotationPlan = { ...WEEKLY, handoffWeekday: null, shiftDays: 1 };
const ms = (text: string) => Date.parse(text);
const window = (from: string, to: string) => ({ fromMs: ms(from), toMs: ms(to) });

/** Shifts as "who from to", in UTC and to the minute. */
const read = (plan: RotationPlan, from: string, to: string, overrides: Override[] = [], available = ALL) =>
  listShifts(plan, overrides, available, window(from, to)).map(
    ({ accountId, fromMs, toMs }) =>
      `${accountId} ${[fromMs, toMs].map((at) => new Date(at).toISOString().slice(5, 16)).join(' ')}`,
  );
let made = 0;
const takeOver = (accountId: string, from: string, to: string): Override => {
  made += 1;
  return { id: `o${made}`, accountId, ...window(from, to), createdAtMs: made };
};

describe('shifts', () => {
  it('change when clocks of the time zone show the handoff time, also across a change of clocks', () => {
    // Berlin goes from UTC+1 to UTC+2 on 29 March: 09:00 is 08:00 UTC before and 07:00 UTC after.
    expect(read(WEEKLY, '2026-03-17T00:00Z', '2026-04-07T00:00Z')).toEqual([
      'ada 03-16T08:00 03-23T08:00',
      'bob 03-23T08:00 03-30T07:00',
      'cem 03-30T07:00 04-06T07:00',
      'ada 04-06T07:00 04-13T07:00',
    ]);
    // And back to UTC+1 on 25 October.
    expect(read({ ...WEEKLY, startsOn: '2026-10-19' }, '2026-10-20T00:00Z', '2026-10-27T00:00Z')).toEqual([
      'ada 10-19T07:00 10-26T08:00',
      'bob 10-26T08:00 11-02T08:00',
    ]);
  });

  it('follow the clocks of New York, which change on other days', () => {
    // New York goes from UTC-5 to UTC-4 on 8 March 2026, and back on 1 November.
    const plan = { ...DAILY, timeZone: 'America/New_York', startsOn: '2026-03-06' };
    expect(read(plan, '2026-03-07T00:00Z', '2026-03-09T00:00Z')).toEqual([
      'ada 03-06T14:00 03-07T14:00',
      'bob 03-07T14:00 03-08T13:00',
      'cem 03-08T13:00 03-09T13:00',
    ]);
    expect(read({ ...plan, startsOn: '2026-10-30' }, '2026-10-31T14:00Z', '2026-11-02T00:00Z')).toEqual([
      'bob 10-31T13:00 11-01T14:00',
      'cem 11-01T14:00 11-02T14:00',
    ]);
  });

  it('change with the clocks where the handoff time does not exist, and the first time where it comes twice', () => {
    const plan = { ...DAILY, handoffTime: '02:30' };
    // On 29 March clocks in Berlin go from 02:00 to 03:00, at 01:00 UTC.
    expect(read({ ...plan, startsOn: '2026-03-28' }, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      'ada 03-28T01:30 03-29T01:00',
      'bob 03-29T01:00 03-30T00:30',
    ]);
    // On 25 October 02:30 comes at 00:30 UTC and again at 01:30 UTC.
    expect(read({ ...plan, startsOn: '2026-10-24' }, '2026-10-24T12:00Z', '2026-10-25T01:00Z')).toEqual([
      'ada 10-24T00:30 10-25T00:30',
      'bob 10-25T00:30 10-26T01:30',
    ]);
    // In New York 02:30 does not exist on 8 March: clocks go from 02:00 to 03:00 at 07:00 UTC.
    const newYork = { ...plan, timeZone: 'America/New_York', startsOn: '2026-03-07' };
    expect(read(newYork, '2026-03-08T00:00Z', '2026-03-08T08:00Z')).toEqual([
      'ada 03-07T07:30 03-08T07:00',
      'bob 03-08T07:00 03-09T06:30',
    ]);
  });

  it('begin on the day of the start, and end with the first handoff on the weekday', () => {
    // 18 March 2026 is a Wednesday.
    expect(read({ ...WEEKLY, startsOn: '2026-03-18' }, '2026-03-10T00:00Z', '2026-03-24T00:00Z')).toEqual([
      'ada 03-18T08:00 03-23T08:00',
      'bob 03-23T08:00 03-30T07:00',
    ]);
  });
});

describe('taking over', () => {
  it('holds for its time, and the turn goes on after it', () => {
    const override = takeOver('dee', '2026-03-18T10:00Z', '2026-03-19T10:00Z');
    expect(read(WEEKLY, '2026-03-17T00:00Z', '2026-03-20T00:00Z', [override])).toEqual([
      'ada 03-16T08:00 03-18T10:00',
      'dee 03-18T10:00 03-19T10:00',
      'ada 03-19T10:00 03-23T08:00',
    ]);
  });

  it('is one shift across a handoff', () => {
    const override = takeOver('dee', '2026-03-22T10:00Z', '2026-03-24T10:00Z');
    expect(read(WEEKLY, '2026-03-23T07:00Z', '2026-03-23T09:00Z', [override])).toEqual([
      'dee 03-22T10:00 03-24T10:00',
    ]);
  });

  it('holds as it was said last where two overlap, whichever comes first in time', () => {
    const early = takeOver('dee', '2026-03-18T10:00Z', '2026-03-18T16:00Z');
    const late = takeOver('cem', '2026-03-18T08:00Z', '2026-03-18T12:00Z');
    const expected = [
      'ada 03-16T08:00 03-18T08:00',
      'cem 03-18T08:00 03-18T12:00',
      'dee 03-18T12:00 03-18T16:00',
      'ada 03-18T16:00 03-23T08:00',
    ];
    expect(read(WEEKLY, '2026-03-17T00:00Z', '2026-03-19T00:00Z', [early, late])).toEqual(expected);
    expect(read(WEEKLY, '2026-03-17T00:00Z', '2026-03-19T00:00Z', [late, early])).toEqual(expected);
    const within = takeOver('bob', '2026-03-18T09:00Z', '2026-03-18T10:00Z');
    expect(read(WEEKLY, '2026-03-18T08:30Z', '2026-03-18T11:00Z', [early, late, within])).toEqual([
      'cem 03-18T08:00 03-18T09:00',
      'bob 03-18T09:00 03-18T10:00',
      'cem 03-18T10:00 03-18T12:00',
    ]);
  });

  it('is passed over where the account is disabled by now', () => {
    const override = takeOver('dee', '2026-03-18T10:00Z', '2026-03-19T10:00Z');
    const without = new Set(['ada', 'bob', 'cem']);
    expect(read(WEEKLY, '2026-03-18T00:00Z', '2026-03-19T00:00Z', [override], without)).toEqual([
      'ada 03-16T08:00 03-23T08:00',
    ]);
  });
});

describe('who is on call', () => {
  const at = (plan: RotationPlan, time: string, available = ALL, overrides: Override[] = []) =>
    whoIsOnCall(plan, overrides, available, ms(time));

  it('is the one whose shift it is, and the next is somebody else', () => {
    const { now, next, nobodyBecause } = at(WEEKLY, '2026-03-23T07:59:59Z');
    expect([now?.accountId, next?.accountId, nobodyBecause]).toEqual(['ada', 'bob', null]);
    // A shift begins at its first instant, and the one before has ended by then.
    expect(at(WEEKLY, '2026-03-23T08:00:00Z').now?.accountId).toBe('bob');
    const alone = at({ ...WEEKLY, members: ['ada'] }, '2026-03-17T00:00Z');
    expect([alone.now?.accountId, alone.now?.toMs, alone.next]).toEqual([
      'ada',
      ms('2026-03-23T08:00Z'),
      null,
    ]);
  });

  it('is the next member who can be reached where the one whose turn it is is disabled', () => {
    const { now } = at(WEEKLY, '2026-03-17T00:00Z', new Set(['bob', 'cem']));
    expect(now).toMatchObject({ accountId: 'bob', insteadOf: 'ada' });
    // Of the last member the first one.
    const last = at(WEEKLY, '2026-03-31T00:00Z', new Set(['ada', 'bob']));
    expect(last.now).toMatchObject({ accountId: 'ada', insteadOf: 'cem' });
  });

  it('is nobody, with the reason, where nobody can be', () => {
    expect(at({ ...WEEKLY, members: [] }, '2026-03-17T00:00Z').nobodyBecause).toBe('no-members');
    expect(at(WEEKLY, '2026-03-17T00:00Z', new Set()).nobodyBecause).toBe('all-disabled');
    const early = at(WEEKLY, '2026-03-01T00:00Z');
    expect([early.now, early.nobodyBecause, early.next?.accountId]).toEqual([null, 'not-begun', 'ada']);
  });

  it('is who takes over, also before the rotation begins and without any member', () => {
    const override = takeOver('dee', '2026-03-01T00:00Z', '2026-03-02T00:00Z');
    expect(at(WEEKLY, '2026-03-01T12:00Z', ALL, [override]).now?.accountId).toBe('dee');
    expect(at({ ...WEEKLY, members: [] }, '2026-03-01T12:00Z', ALL, [override]).nobodyBecause).toBeNull();
  });
});
