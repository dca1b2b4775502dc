import { describe, expect, it } from 'vitest';
import { buildRules } from '@/lib/slo/build-rules';
import { readRows, type CountRow } from '@/lib/slo/read-rows';
import { chooseRules } from './choose-rules';
import { judgeObjective, type WatchedObjective } from './judge-objective';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const objective = {
  id: 'checkout',
  name: 'Checkout is enforced',
  indicator: 'M1' as const,
  zone: 'payments',
  service: null,
  environment: null,
};

/** So many events a minute from one time to another, of which so many are bad. */
const minutes = (fromMs: number, toMs: number, total: number, bad: number): CountRow[] =>
  Array.from({ length: (toMs - fromMs) / MINUTE }, (_, index) => ({
    startMs: fromMs + index * MINUTE,
    stepMs: MINUTE,
    n: total,
    b: bad,
    total,
    good: total - bad,
    bad,
  }));

const watch = (
  rows: readonly CountRow[],
  more: Partial<WatchedObjective> & { budgetRatio?: number; windowMs?: number; seed?: boolean } = {},
): WatchedObjective => {
  const { budgetRatio = 0.001, windowMs = 30 * DAY, seed = false, ...rest } = more;
  const settings = [{ preset: 'ladder' as const }, ...(seed ? [SEED_HOUR] : [])];
  return {
    objective,
    rules: buildRules(settings, { windowMs, budgetRatio, resolutionMs: MINUTE }),
    window: { startMs: NOW - windowMs, windowMs, budgetRatio, elapsed: 1, firstMs: null },
    counts: readRows(rows),
    absence: null,
    ...rest,
  };
};
const SEED_HOUR = { preset: 'seed-hour' as const, basis: 'time' as const };

describe('the burn rules of an objective', () => {
  it('are one condition that carries every rung that fires and the highest severity', () => {
    // 100 a minute for 30 days; in the last hour 5 of them are bad: 50 times what 99.9 % allows.
    const rows = [...minutes(NOW - 30 * DAY, NOW - HOUR, 100, 0), ...minutes(NOW - HOUR, NOW, 100, 5)];
    const condition = judgeObjective(watch(rows), NOW, 'page');
    // 6 h: 300 of 36,000 bad, a burn of 8.33 > 6; 1 d: 300 of 144,000, 2.08 < 3; 3 d: 0.69 < 1.
    expect(condition).toMatchObject({
      outcome: 'true',
      severity: 'page',
      firing: ['rung-1', 'rung-2'],
      subject: { zone: 'payments', service: null, environment: null, policy: null, item: 'checkout' },
      itemName: 'Checkout is enforced',
      unit: 'burn',
    });
    expect(condition.threshold).toBeCloseTo(14.4, 10);
    expect(condition.value).toBeCloseTo(50, 10);
    // 300 bad of the 4,320 that 4,320,000 events allow.
    expect(condition.burn).toMatchObject({
      objectiveId: 'checkout',
      indicator: 'M1',
      longSeconds: 3_600,
      shortSeconds: 300,
      isUnbounded: false,
    });
    expect(condition.burn!.budgetLeft).toBeCloseTo(1 - 300 / 4_320, 10);
    expect(condition.sentence).toBe(
      '“Checkout is enforced” burns its error budget 50× over 1 hour and 50× over 5 minutes, above 14.4×; 93.1\u202f% of the budget is left.',
    );
  });

  it('are a ticket while only slow rungs fire, and end with their short windows', () => {
    // 5 bad of 1,000 for a day: a burn of 5 is above the 3 of a day, not above the 6 of six hours.
    const rows = [...minutes(NOW - 30 * DAY, NOW - DAY, 1_000, 0), ...minutes(NOW - DAY, NOW, 1_000, 5)];
    expect(judgeObjective(watch(rows), NOW, 'page')).toMatchObject({
      outcome: 'true',
      severity: 'ticket',
      firing: ['rung-3', 'rung-4'],
      burn: { longSeconds: 86_400, shortSeconds: 7_200 },
    });
    const mended = [...rows.slice(0, -120), ...minutes(NOW - 2 * HOUR, NOW, 1_000, 0)];
    expect(judgeObjective(watch(mended), NOW, 'page')).toMatchObject({ outcome: 'true', firing: ['rung-4'] });
    const longMended = [...rows.slice(0, -360), ...minutes(NOW - 6 * HOUR, NOW, 1_000, 0)];
    expect(judgeObjective(watch(longMended), NOW, 'page')).toMatchObject({ outcome: 'false', firing: [] });
  });

  it('are never graver than the alert rule', () => {
    const rows = minutes(NOW - DAY, NOW, 100, 50);
    expect(judgeObjective(watch(rows), NOW, 'page').severity).toBe('page');
    expect(judgeObjective(watch(rows), NOW, 'ticket')).toMatchObject({ severity: 'ticket' });
  });

  it('name the source document’s rule beside the ladder when a quarter of the budget goes in an hour', () => {
    // An hour of nothing but bad events: 1,000 times, above the 180 that 25 % of 30 days needs.
    const rows = [...minutes(NOW - 30 * DAY, NOW - HOUR, 100, 0), ...minutes(NOW - HOUR, NOW, 100, 100)];
    const { firing, severity } = judgeObjective(watch(rows, { seed: true }), NOW, 'page');
    expect(severity).toBe('page');
    expect(firing).toEqual(expect.arrayContaining(['rung-1', 'seed-hour']));
  });

  it('fire at any violation of a budget of zero, without a figure that JSON cannot hold', () => {
    const rows = [...minutes(NOW - DAY, NOW - 4 * MINUTE, 10, 0), ...minutes(NOW - 4 * MINUTE, NOW, 10, 1)];
    const condition = judgeObjective(watch(rows, { budgetRatio: 0 }), NOW, 'page');
    expect(condition).toMatchObject({
      outcome: 'true',
      value: null,
      burn: { long: null, short: null, isUnbounded: true, budgetLeft: null },
    });
    expect(JSON.parse(JSON.stringify(condition))).toEqual(condition);
  });

  it('that the target cannot reach stay quiet, and rungs of less than five minutes are left out', () => {
    // At 93 % an outage of everything burns 14.29 times: rung 1 needs 14.4.
    const outage = judgeObjective(
      watch(minutes(NOW - 30 * DAY, NOW, 10, 10), { budgetRatio: 0.07 }),
      NOW,
      'page',
    );
    expect(outage.firing).not.toContain('rung-1');
    const ofAWeek = watch([], { windowMs: 7 * DAY }).rules;
    expect(chooseRules(ofAWeek, 5 * MINUTE).map(({ rule }) => [rule.id, rule.shortMs / MINUTE])).toEqual([
      ['rung-2', 7],
      ['rung-3', 28],
      ['rung-4', 84],
    ]);
  });

  it('that nothing was measured for fire nothing, and are no data where events are expected', () => {
    expect(judgeObjective(watch([]), NOW, 'page')).toMatchObject({ outcome: 'false', value: null });
    const rows = minutes(NOW - DAY, NOW - HOUR, 100, 0);
    const absence = { lastedMs: HOUR, boundMs: 15 * MINUTE };
    const missing = judgeObjective(watch(rows, { absence }), NOW, 'page');
    expect(missing.outcome).toBe('no-data');
    expect(missing.sinceMs).toBe(NOW - HOUR);
    expect(missing.sentence).toContain('for 1 hour');
    const short = { lastedMs: 15 * MINUTE, boundMs: 15 * MINUTE };
    expect(judgeObjective(watch([], { absence: short }), NOW, 'page').outcome).toBe('false');
  });
});
