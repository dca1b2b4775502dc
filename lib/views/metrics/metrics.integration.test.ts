import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { addCorrection } from '@/lib/commands/objectives/add-correction';
import { saveObjective } from '@/lib/commands/objectives/save-objective';
import { assessBudget } from '@/lib/slo/assess-budget';
import { burnRate } from '@/lib/slo/burn-rate';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { readRows, type CountRow } from '@/lib/slo/read-rows';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getSloBudget } from '../slos/get-slo-budget';
import {
  findPrometheus,
  runPrometheus,
  type CounterSeries,
  type Prometheus,
} from '../testing/run-prometheus';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { writeMetrics } from './write-metrics';

useTestDatabase();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AS_OF = Date.parse('2026-06-15T12:00:00Z');
const START = AS_OF - 32 * DAY;
/** Judged as of a minute before, when its events are all here. */
const clockAt = (ms: number) => new Date(ms + MINUTE);
const NOW = clockAt(AS_OF);
const WINDOWS = { '1h': HOUR, '6h': 6 * HOUR, '3d': 3 * DAY, '30d': 30 * DAY };
const TARGETS = ['0.9', '0.99', '0.999', '0.9995'];

const occasion: Occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
const reader = actorOf('on-call');

/** A minute's requests of two instances, and those of them that no policy evaluated. */
type Minute = { startMs: number; a: { total: number; bad: number }; b: { total: number; bad: number } };

/** Days and quiet nights, a gap of seven hours, and four outages of different depth; the same every time. */
function makeMinutes(): Minute[] {
  let state = 20_260_615;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const outages = [
    { from: AS_OF - 20 * DAY, minutes: 45, share: 1 },
    { from: AS_OF - 50 * HOUR, minutes: 20, share: 0.6 },
    { from: AS_OF - 4 * HOUR, minutes: 10, share: 0.3 },
    { from: AS_OF - 30 * MINUTE, minutes: 5, share: 0.05 },
  ];
  const gap = { from: AS_OF - 9 * DAY, to: AS_OF - 9 * DAY + 7 * HOUR };
  const minutes: Minute[] = [];
  for (let startMs = START; startMs < AS_OF; startMs += MINUTE) {
    const hour = new Date(startMs).getUTCHours();
    const most = startMs >= gap.from && startMs < gap.to ? 0 : hour < 5 ? 3 : 60;
    const outage = outages.find(
      ({ from, minutes: lasts }) => startMs >= from && startMs < from + lasts * MINUTE,
    );
    const draw = () => {
      const total = Math.floor(random() * most);
      const share = outage?.share ?? 0.0004;
      let bad = 0;
      for (let event = 0; event < total; event += 1) if (random() < share) bad += 1;
      return { total, bad };
    };
    minutes.push({ startMs, a: draw(), b: draw() });
  }
  return minutes;
}
const minutes = makeMinutes();

/** The events of the stream as a gateway reports them: a report a minute that had any. */
const reports = minutes.flatMap(({ startMs, a, b }) =>
  a.total + b.total === 0
    ? []
    : {
        kind: 'traffic',
        id: `t-${startMs}`,
        occurredAt: new Date(startMs + 30_000).toISOString(),
        windowStart: new Date(startMs).toISOString(),
        windowEnd: new Date(startMs + MINUTE).toISOString(),
        requests: a.total + b.total,
        evaluated: a.total + b.total - a.bad - b.bad,
        service: 'checkout',
        zone: 'payments',
        environment: 'eu-1',
      },
);

const idOf = (target: string) => `checkout-${target.slice(2)}`;

beforeAll(async () => {
  for (let from = 0; from < reports.length; from += 10_000)
    await writeEvents(reports.slice(from, from + 10_000), NOW);
  for (const target of TARGETS)
    await saveObjective(
      SYSTEM_ACTOR,
      {
        id: idOf(target),
        name: target,
        indicator: 'M1',
        service: 'checkout',
        target,
        window: { type: 'rolling', days: 30 },
      },
      occasion,
    );
});

/** The series of a scrape, by name and labels. */
async function scrape(ms: number): Promise<Map<string, number>> {
  const { text } = await writeMetrics(reader, clockAt(ms), '1.2.3');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), readValue(line)]));
}
const readValue = (line: string) => Number(line.slice(line.lastIndexOf(' ') + 1).replace('Inf', 'Infinity'));
const series = (name: string, target: string, more = '') =>
  `gatehouse_${name}{slo="${idOf(target)}",indicator="M1",service="checkout"${more}}`;

/** The sums of the stream within [fromMs, toMs), by plain addition. */
const sumOf = (fromMs: number, toMs: number) =>
  minutes
    .filter(({ startMs }) => startMs >= fromMs && startMs < toMs)
    .reduce(({ total, bad }, { a, b }) => ({ total: total + a.total + b.total, bad: bad + a.bad + b.bad }), {
      total: 0,
      bad: 0,
    });

describe('a scrape', () => {
  it('tells the counters of all time, which grow, and what each objective asks for', async () => {
    const now = await scrape(AS_OF);
    const { total, bad } = sumOf(START, AS_OF);
    expect(now.get(series('sli_events_total', '0.999'))).toBe(total);
    expect(now.get(series('sli_good_total', '0.999'))).toBe(total - bad);
    expect(now.get(series('slo_objective_ratio', '0.999'))).toBe(0.999);
    expect(now.get(series('slo_window_seconds', '0.999'))).toBe(2_592_000);
    expect(now.get('gatehouse_build_info{version="1.2.3"}')).toBe(1);
    const before = await scrape(AS_OF - DAY);
    expect(before.get(series('sli_events_total', '0.999'))).toBe(sumOf(START, AS_OF - DAY).total);
  });

  it('has no series for what has no data, never a 0', async () => {
    const names = [...(await scrape(AS_OF)).keys()];
    // The default objective of M2: no attestation was ever seen.
    const ofM2 = names.filter((name) => name.includes('indicator="M2"')).map((name) => name.split('{')[0]);
    expect(ofM2.toSorted()).toEqual(['gatehouse_slo_objective_ratio', 'gatehouse_slo_window_seconds']);
    expect(names.some((name) => name.includes('indicator="M8"'))).toBe(false);
    // Before the first event nothing was counted at all.
    const early = [...(await scrape(START - DAY)).keys()];
    expect(early.filter((name) => name.startsWith('gatehouse_sli_'))).toEqual([]);
  });

  it('has as many series as objectives, and no more however many events there are', async () => {
    const names = [...(await scrape(AS_OF)).keys()].filter((name) => /^gatehouse_sl[io]_/.test(name));
    // Ten of the specification (M8 has no such figures) and four of this test; 14 series each at most.
    expect(names.length).toBeLessThanOrEqual(13 * 14);
    expect(names.filter((name) => name.includes(`slo="${idOf('0.999')}"`))).toHaveLength(14);
  });

  it('reads the same burn rates as the budget of the API', async () => {
    const now = await scrape(AS_OF);
    const { budget, lookbacks } = await getSloBudget(reader, idOf('0.999'), { corrections: 'with' }, NOW);
    expect(now.get(series('slo_error_budget_remaining_ratio', '0.999'))).toBe(budget!.remaining);
    expect(now.get(series('sli_ratio', '0.999'))).toBe(budget!.sli);
    for (const { seconds, burn } of lookbacks) {
      const window = seconds < 86_400 ? `${seconds / 3_600}h` : `${seconds / 86_400}d`;
      expect(now.get(series('slo_burn_rate', '0.999', `,window="${window}"`))).toBe(burn);
    }
  });

  it('leaves planned windows out of budgets and burn rates, not out of the counters', async () => {
    const id = 'corrected';
    await saveObjective(
      SYSTEM_ACTOR,
      {
        id,
        name: id,
        indicator: 'M1',
        service: 'checkout',
        target: '0.99',
        window: { type: 'rolling', days: 7 },
      },
      occasion,
    );
    await addCorrection(
      SYSTEM_ACTOR,
      {
        objectives: [id],
        category: 'scheduled-maintenance',
        reason: 'the last hour',
        times: {
          type: 'once',
          from: new Date(AS_OF - HOUR).toISOString(),
          to: new Date(AS_OF).toISOString(),
        },
      },
      occasion,
    );
    const names = await scrape(AS_OF);
    const of = (name: string, more = '') =>
      names.get(`gatehouse_${name}{slo="${id}",indicator="M1",service="checkout"${more}}`);
    expect(of('sli_events_total')).toBe(sumOf(START, AS_OF).total);
    expect(of('slo_burn_rate', ',window="1h"')).toBeUndefined();
    const { total, bad } = sumOf(AS_OF - 6 * HOUR, AS_OF - HOUR);
    expect(of('slo_burn_rate', ',window="6h"')).toBeCloseTo(bad / total / 0.01, 10);
  });
});

const installed = findPrometheus();
if (!installed)
  it.skip(
    'equality with Prometheus was not tried: prometheus and promtool are not installed (Debian: apt-get install prometheus)',
  );

describe.skipIf(installed === null)('a real Prometheus with the same events as counters', () => {
  let prometheus: Prometheus;

  beforeAll(async () => {
    const scraped: CounterSeries[] = TARGETS.flatMap((target) =>
      ['gatehouse_sli_good', 'gatehouse_sli_events'].map((name) => ({
        name,
        labels: { slo: idOf(target) },
        samples: [],
      })),
    );
    for (const ms of [...Object.values(WINDOWS), 0].toSorted((left, right) => right - left)) {
      const values = await scrape(AS_OF - ms);
      for (const one of scraped) {
        const target = TARGETS.find((each) => idOf(each) === one.labels.slo)!;
        const value = values.get(series(`${one.name.replace('gatehouse_', '')}_total`, target));
        one.samples = [...one.samples, { seconds: (AS_OF - ms) / 1_000, value: value! }];
      }
    }
    prometheus = await runPrometheus(installed!, [...countInstances(), ...scraped]);
  });
  afterAll(() => prometheus?.stop());

  /**
   * The counters of two instances, sampled each minute: that of `b` starts anew at each restart, and that of
   * `a` was not scraped for three hours while it went on counting.
   */
  function countInstances(): CounterSeries[] {
    const restarts = new Set([AS_OF - 26 * DAY, AS_OF - 150 * MINUTE, AS_OF - 10 * MINUTE]);
    const unseen = { from: AS_OF - 15 * HOUR, to: AS_OF - 12 * HOUR };
    const pick = {
      good: (at: { total: number; bad: number }) => at.total - at.bad,
      events: (at: { total: number }) => at.total,
    };
    return (['a', 'b'] as const).flatMap((instance) =>
      (['good', 'events'] as const).map((kind): CounterSeries => {
        let value = 0;
        const samples = [{ seconds: START / 1_000, value }];
        for (const minute of minutes) {
          if (instance === 'b' && restarts.has(minute.startMs)) value = 0;
          value += pick[kind](minute[instance]);
          const endMs = minute.startMs + MINUTE;
          const isUnseen = instance === 'a' && endMs > unseen.from && endMs < unseen.to;
          if (!isUnseen) samples.push({ seconds: endMs / 1_000, value });
        }
        return { name: `stream_${kind}`, labels: { instance }, samples };
      }),
    );
  }

  const ask = async (expression: string) => {
    const value = await prometheus.query(expression, AS_OF / 1_000);
    if (value === null) throw new Error(`${expression} has no value.`);
    return value;
  };
  const expectEqual = (ours: number | null | undefined, theirs: number) => {
    expect(theirs).not.toBeNaN();
    expect(Math.abs(ours! - theirs)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs));
  };
  const cases = Object.entries(WINDOWS).flatMap(([window, ms]) =>
    TARGETS.map((target) => ({ window, ms, target })),
  );
  /** Counters that start anew are only added up by `increase`. */
  const increase = (kind: string, window: string) => `sum(increase(stream_${kind}_total[${window}]))`;
  /** The difference of two samples of a counter. */
  const difference = (kind: string, window: string, target: string) => {
    const counter = `gatehouse_sli_${kind}_total{slo="${idOf(target)}"}`;
    return `(${counter} - ${counter} offset ${window})`;
  };

  it.each(cases)(
    'agrees with the functions on the stream over $window for a target of $target',
    async ({ window, ms, target }) => {
      const rows = minutes.map(({ startMs, a, b }): CountRow => {
        const [total, bad] = [a.total + b.total, a.bad + b.bad];
        return { startMs, stepMs: MINUTE, n: total, b: bad, total, good: total - bad, bad };
      });
      const counts = readRows(rows)(AS_OF - ms, AS_OF);
      const budgetRatio = errorBudgetRatio(target);
      const { sli, remaining } = assessBudget(counts, { budgetRatio, windowMs: ms });
      const [good, events] = [increase('good', window), increase('events', window)];
      expectEqual(sli, await ask(`${good} / ${events}`));
      const burn = `(1 - ${good} / ${events}) / (1 - ${target})`;
      expectEqual(burnRate(counts, budgetRatio), await ask(burn));
      expectEqual(remaining, await ask(`1 - ${burn}`));
    },
  );

  it.each(cases)(
    'agrees, from the counters of /metrics, with the figures of the API over $window for a target of $target',
    async ({ window, target }) => {
      const ratio = `${difference('good', window, target)} / ${difference('events', window, target)}`;
      const burn = await ask(`(1 - ${ratio}) / (1 - ${target})`);
      const scraped = await scrape(AS_OF);
      expectEqual(scraped.get(series('slo_burn_rate', target, `,window="${window}"`)), burn);
      const { budget, lookbacks } = await getSloBudget(reader, idOf(target), { corrections: 'with' }, NOW);
      const lookback = lookbacks.find(({ seconds }) => seconds * 1_000 === WINDOWS[window as '1h']);
      if (window === '30d') {
        expectEqual(budget!.sli, await ask(ratio));
        expectEqual(budget!.consumed as number, burn);
        expectEqual(budget!.remaining as number, 1 - burn);
      } else {
        expectEqual(1 - lookback!.counts.bad / lookback!.counts.total, await ask(ratio));
        expectEqual(lookback!.burn as number, burn);
      }
    },
  );

  it.each(Object.entries(WINDOWS))(
    'counts as many events over %s, stream and store alike',
    async (window, ms) => {
      const { total } = sumOf(AS_OF - ms, AS_OF);
      expect(await ask(difference('events', window, '0.999'))).toBe(total);
      // Up to 2.x a range holds the samples at both of its ends, so that nothing is extrapolated. Since 3.0 it
      // leaves the first one out: counts are then stretched a little, ratios stay what they are.
      if (prometheus.majorVersion < 3) expectEqual(total, await ask(increase('events', window)));
    },
  );
});
