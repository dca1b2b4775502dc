import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import { judgeTelemetryVolume, type VolumeEvidence } from './judge-telemetry-volume';

const GB = 1e9;
const limit = { budgetShare: 1, times: 2, bytesPerDay: 0 };
/** A gigabyte on each of some days before the last. */
const days = (count: number, bytes = GB): Counts[] =>
  Array.from({ length: count }, (_, index) => ({ at: NOW - (index + 1) * DAY - HOUR, all: bytes }));
const today = (bytes: number): Counts[] => [{ at: NOW - HOUR, all: bytes }];
const zone = (counts: Counts[], rest = {}) => tallyCounts({ zone: 'edge' }, counts, rest);
const byKey = (zones: VolumeEvidence['zones']) =>
  new Map(zones.filter(({ isDrill }) => !isDrill).map((each) => [each.key, each]));
const judge = (zones: VolumeEvidence['zones'], rest: Partial<VolumeEvidence> = {}, own = limit) =>
  judgeTelemetryVolume(
    { zones, days: byKey(zones), monthlyBudget: null, currency: 'EUR', priceOf: () => 2, ...rest },
    own,
    NOW,
  );

describe('the telemetry of a zone', () => {
  it('is told above twice what is usual, not at it', () => {
    expect(judge([zone([...days(10), ...today(2 * GB)])])[0]).toMatchObject({
      outcome: 'false',
      threshold: 2 * GB,
      unit: 'bytes',
    });
    expect(judge([zone([...days(10), ...today(3 * GB)])])[0]).toMatchObject({
      outcome: 'true',
      value: 3 * GB,
      sentence: '3 GB of telemetry in 24 hours, 3× the usual 1 GB',
    });
  });

  it('is not judged by fewer than seven days', () => {
    expect(judge([zone([...days(6), ...today(50 * GB)])])[0]).toMatchObject({
      outcome: 'false',
      threshold: null,
    });
  });

  it('is held to a fixed limit instead, where there is one', () => {
    const fixed = { ...limit, bytesPerDay: 4 * GB };
    expect(judge([zone(today(4 * GB))], {}, fixed)[0]!.outcome).toBe('false');
    expect(judge([zone(today(5 * GB))], {}, fixed)[0]).toMatchObject({
      outcome: 'true',
      sentence: '5 GB of telemetry in 24 hours; its limit is 4 GB a day',
    });
  });

  it('with that of a drill is compared with what it is without', () => {
    const drill = (bytes: number) => zone(today(bytes), { isDrill: true });
    const real = zone(today(GB));
    expect(judge([real, drill(GB)])[1]!.outcome).toBe('false');
    expect(judge([real, drill(1.5 * GB)])[1]).toMatchObject({
      outcome: 'true',
      value: 2.5 * GB,
      threshold: 2 * GB,
    });
  });

  it('rises and falls with the week without being told', () => {
    // Five days of 10 GB, two of 2 GB, over five weeks.
    const counts = Array.from({ length: 35 }, (_, index): Counts => {
      const at = NOW - index * DAY - HOUR;
      return { at, all: [0, 6].includes(new Date(at).getUTCDay()) ? 2 * GB : 10 * GB };
    });
    const each = zone(counts);
    const fired = Array.from({ length: 20 }, (_, index) => NOW - index * DAY).filter((atMs) =>
      judgeTelemetryVolume(
        { zones: [each], days: byKey([each]), monthlyBudget: null, currency: 'EUR', priceOf: () => null },
        limit,
        atMs,
      ).some(({ outcome }) => outcome === 'true'),
    );
    expect(fired).toEqual([]);
  });
});

describe('the monthly budget', () => {
  it('is told where the month costs more at the rate of the last day', () => {
    // 5 GB at 2 EUR are 10 EUR a day, 300 in November.
    const zones = [zone(today(5 * GB))];
    expect(judge(zones, { monthlyBudget: 300 })[0]).toMatchObject({ outcome: 'false', value: 1 });
    expect(judge(zones, { monthlyBudget: 200 })[0]).toMatchObject({
      outcome: 'true',
      value: 1.5,
      threshold: 1,
      unit: 'ratio',
      sentence:
        'At the rate of the last 24 hours the month costs 300 EUR of a budget of 200 EUR, most of it in edge',
    });
  });

  it('cannot be judged while something has no price', () => {
    const found = judge([zone(today(5 * GB))], { monthlyBudget: 1, priceOf: () => null });
    expect(found.map(({ subject }) => subject.item)).toEqual([null]);
  });
});
