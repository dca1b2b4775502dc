import { describe, expect, it } from 'vitest';
import type { CoverageDay } from '@/lib/sli/slice-coverage';
import { judgeTelemetry, type Member } from './judge-telemetry';
import { readSightings } from './read-sightings';

const MINUTE = 60_000;
const DAY = '2026-11-21';
const NOON = Date.parse(`${DAY}T12:00:00Z`);
const bounds = { boundMs: 30 * MINUTE, zoneShare: 0.5, environment: null };
const HEARD = () => true;

/** Quarters of the day up to one of them, which is in or not. */
const until = (quarter: number) => '1'.repeat(quarter).padEnd(96, '0');
const row = (service: string, seen: string, tagged = seen): CoverageDay => ({
  day: DAY,
  service,
  seen,
  tagged,
});
const member = (service: string, zone = 'payments'): Member => ({ service, zone, from: 0, to: null });
const judge = (
  days: CoverageDay[],
  members: Member[],
  atMs = NOON,
  wasHeard: (quarter: number) => boolean = HEARD,
) => judgeTelemetry(members, readSightings(days, []), wasHeard, atMs, bounds);
const holding = (conditions: ReturnType<typeof judge>) =>
  conditions
    .filter(({ outcome }) => outcome !== 'false')
    .map(({ subject, outcome }) => [subject.service, outcome]);

describe('telemetry that is lost', () => {
  it('is told once a service was silent for the bound, counted from the end of the last quarter it was seen in', () => {
    const days = [row('checkout', until(46)), row('cart', until(48)), row('ledger', until(48))];
    const members = ['checkout', 'cart', 'ledger'].map((name) => member(name));
    // Quarter 45 ends at 11:30.
    expect(holding(judge(days, members, NOON - MINUTE))).toEqual([]);
    const conditions = judge(days, members);
    expect(holding(conditions)).toEqual([['checkout', 'true']]);
    const silent = conditions.find(({ subject }) => subject.service === 'checkout');
    expect(silent).toMatchObject({ value: 1_800, sinceMs: NOON - 30 * MINUTE });
    expect(silent?.sentence).toBe('No telemetry has come for 30 minutes; the last was seen at 11:30 UTC.');
  });

  it('is told of a service that still sends, without its tags, after having had them', () => {
    const days = [row('checkout', until(48), until(40)), row('legacy', until(48), until(0))];
    const last = [{ service: 'checkout', seenAt: NOON, taggedAt: null, missingTags: 'trust_zone' }];
    const conditions = judgeTelemetry(
      [member('checkout'), member('legacy')],
      readSightings(days, last),
      HEARD,
      NOON,
      bounds,
    );
    expect(holding(conditions)).toEqual([['checkout', 'true']]);
    expect(conditions.find(({ outcome }) => outcome === 'true')?.sentence).toBe(
      'Telemetry has come without its trust tags (trust_zone) for 2 hours.',
    );
  });

  it('knows the last telemetry to the second', () => {
    const seenAt = NOON - 29 * MINUTE;
    const last = [{ service: 'checkout', seenAt, taggedAt: seenAt, missingTags: '' }];
    const sightings = readSightings([row('checkout', until(46))], last);
    const outcomeAt = (atMs: number) =>
      holding(judgeTelemetry([member('checkout')], sightings, HEARD, atMs, bounds)).length;
    expect([outcomeAt(NOON), outcomeAt(NOON + MINUTE)]).toEqual([0, 1]);
  });

  it('of a zone as a whole is one condition that counts its services', () => {
    const silent = Array.from({ length: 200 }, (_, index) => `api-${String(index).padStart(3, '0')}`);
    const days = [...silent.map((name) => row(name, until(40))), row('other', until(48))];
    const conditions = judge(days, [...silent.map((name) => member(name)), member('other', 'edge')]);
    const found = conditions.filter(({ outcome }) => outcome === 'true');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      subject: { zone: 'payments', service: null },
      value: 200,
      sentence: '200 of 200 services are silent: api-000, api-001, api-002 and 197 more.',
    });
  });

  it('cannot be told of while Gatehouse heard nothing from anybody', () => {
    const days = [row('checkout', until(40))];
    expect(holding(judge(days, [member('checkout')], NOON, (quarter) => quarter % 96 !== 47))).toEqual([
      ['checkout', 'no-data'],
    ]);
  });

  it('is not told of what was never seen, or is not in the inventory then', () => {
    const days = [row('checkout', until(40)), row('gone', until(40)), row('heard', until(48))];
    const members = [
      member('never-seen'),
      { ...member('gone'), to: NOON - MINUTE },
      { ...member('checkout'), from: NOON + MINUTE },
    ];
    expect(holding(judge(days, members))).toEqual([]);
  });
});
