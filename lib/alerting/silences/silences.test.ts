import { describe, expect, it } from 'vitest';
import type { Matcher } from '@/lib/domain/alerting/matcher';
import type { Silence, SilenceInput } from '@/lib/domain/alerting/silence';
import { checkSilence } from './check-silence';
import { askedBeyondDenials, filterOfMatchers, matchesDenials } from './hidden-denials';
import { isExpiring } from './is-expiring';
import { stateOfSilence } from './state-of-silence';
import { warnAboutMatchers } from './warn-about-matchers';

const INPUT: SilenceInput = {
  kind: 'silence',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  startsAt: '2026-11-20T10:00:00Z',
  endsAt: '2026-11-20T14:00:00Z',
  recurrence: null,
  reason: 'The gateway is replaced.',
  owner: 'ada@example.com',
};
const SILENCE: Silence = {
  ...INPUT,
  id: 's1',
  createdAt: INPUT.startsAt,
  createdBy: 'Ada',
  updatedAt: INPUT.startsAt,
  updatedBy: 'Ada',
  revision: 1,
  endedAt: null,
  endedBy: null,
  replaces: null,
  warnedAt: null,
};
/** Mondays 22:00 to 23:00 UTC; 20 November 2026 is a Friday. */
const MONDAYS = { timeZone: 'UTC', weekdays: [1], time: '22:00', minutes: 60 };
const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);
const matcher = (field: Matcher['field'], operator: Matcher['operator'], value: string): Matcher => ({
  field,
  operator,
  value,
});

describe('the times of a silence', () => {
  const paths = (given: Partial<SilenceInput>) =>
    checkSilence({ ...INPUT, ...given }, at('20T12:00')).map(({ path }) => path);
  it('end after they begin, in the time to come, within a year', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ endsAt: '2026-11-20T10:00:00Z' })).toEqual(['endsAt']);
    expect(paths({ endsAt: '2026-11-20T11:59:00Z' })).toEqual(['endsAt']);
    expect(paths({ endsAt: '2027-11-22T10:00:00Z' })).toEqual(['endsAt']);
  });
  it('hold at least once', () => {
    expect(paths({ recurrence: MONDAYS })).toEqual(['recurrence']);
    expect(paths({ recurrence: MONDAYS, endsAt: '2026-11-24T00:00:00Z' })).toEqual([]);
  });
});

describe('a silence', () => {
  const state = (given: Partial<Silence>, time: string) => {
    const { state: name, span } = stateOfSilence({ ...SILENCE, ...given }, at(time));
    return [name, span && [span.fromMs, span.toMs].map((ms) => new Date(ms).toISOString().slice(8, 16))];
  };
  it('is upcoming, active and expired', () => {
    expect(state({}, '20T09:00')).toEqual(['upcoming', ['20T10:00', '20T14:00']]);
    expect(state({}, '20T12:00')).toEqual(['active', ['20T10:00', '20T14:00']]);
    expect(state({}, '20T14:00')).toEqual(['expired', null]);
    expect(state({ endedAt: '2026-11-20T11:00:00Z' }, '20T12:00')).toEqual(['ended', null]);
  });
  it('that recurs is between its times, and names the next', () => {
    const recurring = { recurrence: MONDAYS, endsAt: '2026-11-29T00:00:00Z' };
    expect(state(recurring, '20T12:00')).toEqual(['between', ['23T22:00', '23T23:00']]);
    expect(state(recurring, '23T22:30')).toEqual(['active', ['23T22:00', '23T23:00']]);
    // The next Monday is after its end.
    expect(state(recurring, '24T00:00')).toEqual(['expired', null]);
  });
  it('runs out an hour before its end, a short one after three quarters', () => {
    const span = (minutes: number) => ({ fromMs: 0, toMs: minutes * 60_000 });
    expect(isExpiring(span(600), 539 * 60_000)).toBe(false);
    expect(isExpiring(span(600), 540 * 60_000)).toBe(true);
    expect(isExpiring(span(600), 600 * 60_000)).toBe(false);
    expect(isExpiring(span(40), 29 * 60_000)).toBe(false);
    expect(isExpiring(span(40), 30 * 60_000)).toBe(true);
  });
});

describe('denials that a silence hides', () => {
  it('can be counted where matchers ask only for what denials tell', () => {
    expect(askedBeyondDenials(INPUT.matchers)).toEqual([]);
    expect(
      askedBeyondDenials([
        ...INPUT.matchers,
        matcher('severity', '=', 'page'),
        matcher('label:team', '=', 'x'),
      ]),
    ).toEqual(['severity', 'label:team']);
  });
  it('meet every matcher, and what was not told is the empty text', () => {
    const group = { zone: 'payments', service: 'api', environment: '', policy: 'pci/egress' };
    expect(matchesDenials([matcher('zone', '=', 'payments'), matcher('policy', '=~', 'pci/*')], group)).toBe(
      true,
    );
    expect(matchesDenials([matcher('environment', '=', '')], group)).toBe(true);
    expect(matchesDenials([matcher('service', '!=', 'api')], group)).toBe(false);
    expect(filterOfMatchers([matcher('zone', '=', 'payments'), matcher('service', '=~', 'a*')])).toEqual({
      zone: 'payments',
    });
  });
});

describe('who makes a silence is warned', () => {
  const AUDIT = { rule: 'audit-log', severity: 'page', labels: {} };
  const warnings = (...matchers: Matcher[]) =>
    warnAboutMatchers(matchers, [AUDIT]).map((text) => text.slice(0, 20));
  const EVERYTHING = 'It matches every ale';
  const NEARLY = 'It only says what it';
  const INTEGRITY = 'It hides that the au';
  it('that it matches everything or nearly everything', () => {
    expect(warnings(matcher('service', '=~', '*'))).toEqual([EVERYTHING, INTEGRITY]);
    expect(warnings(matcher('zone', '!=', 'payments'))).toEqual([NEARLY, INTEGRITY]);
    expect(warnings(matcher('service', '=~', 'api-*'))).toEqual([]);
  });
  it('that it hides what is wrong with the audit log', () => {
    expect(warnings(matcher('severity', '=', 'page'))).toEqual([INTEGRITY]);
    expect(warnings(matcher('rule', '=', 'audit-log'))).toEqual([INTEGRITY]);
    expect(warnings(matcher('severity', '=', 'ticket'))).toEqual([]);
    expect(warnings(matcher('zone', '=', 'payments'))).toEqual([]);
  });
});
