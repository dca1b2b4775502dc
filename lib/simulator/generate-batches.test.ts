import { describe, expect, it } from 'vitest';
import { eventSchema, type Event } from '@/lib/domain/event';
import { groupBy } from '@/lib/domain/group-by';
import { CHANGE_TYPES, EVENT_KINDS } from '@/lib/domain/kinds';
import type { OpaDecision } from './events/write-opa-decision';
import type { ResourceSpans } from './events/write-trace';
import { countMinutes, estimateEvents, generateBatches, type SimulatedBatch } from './generate-batches';
import { generateSlots } from './generate-slots';
import { prepareSimulation, type SimulationOptions } from './simulation';

const anchor = new Date('2026-11-20T14:30:00Z');
const time = (text: string) => new Date(text);
const base = { seed: 1, anchor, scenario: 'policy-regression' };

type Options = Partial<SimulationOptions> & { batchEvents?: number };
const generate = (from: Date, to: Date, rate: number, options: Options = {}): SimulatedBatch[] => [
  ...generateBatches({ ...base, ...options, from, to, rate }),
];
/** What is meant, before sources tell of it in formats of their own. */
const meantIn = (from: Date, to: Date, rate: number, options: Options = {}): Event[] =>
  [...generateSlots({ ...base, ...options, from, to, rate })].flatMap(({ events }) =>
    events.map(({ event }) => event),
  );
const decisionsOf = (batches: SimulatedBatch[]): OpaDecision[] =>
  batches.filter(({ path }) => path === '/api/ingest/opa/logs').flatMap(({ body }) => body as OpaDecision[]);
const tracesOf = (batches: SimulatedBatch[]): ResourceSpans[] =>
  batches
    .filter(({ path }) => path === '/api/otlp/v1/traces')
    .flatMap(({ body }) => (body as { resourceSpans: ResourceSpans[] }).resourceSpans);
/** What a gateway began; retries of a request are written one by one and have the same id. */
function listTraces(batch: SimulatedBatch): ResourceSpans[][] {
  const traces: ResourceSpans[][] = [];
  for (const part of tracesOf([batch]))
    if (part.scopeSpans[0]!.scope.name === 'gateway') traces.push([part]);
    else traces.at(-1)!.push(part);
  return traces;
}
/** The records of a request: an array, the array in a wrapper, or the one object; of an export its traces. */
const recordsOf = (batch: SimulatedBatch): unknown[] => {
  const { body } = batch;
  if (Array.isArray(body)) return body;
  if (batch.path === '/api/otlp/v1/traces') return listTraces(batch);
  const { kind, items, Records, entries, resourceLogs } = body as Record<string, unknown>;
  if (kind === 'EventList') return items as unknown[];
  return ((Records ?? entries ?? resourceLogs) as unknown[] | undefined) ?? [body];
};
/** Everything as text, path by path, whatever the requests were cut like. */
const contentOf = (batches: SimulatedBatch[]): string[] =>
  batches.flatMap((batch) => recordsOf(batch).map((record) => `${batch.path} ${JSON.stringify(record)}`));

const DAY_FROM = time('2026-11-18T00:00:00Z');
const DAY_TO = time('2026-11-19T00:00:00Z');
const day = generate(DAY_FROM, DAY_TO, 0.5);
const meant = meantIn(DAY_FROM, DAY_TO, 0.5);

describe('generated events', () => {
  it('of every kind parse', () => {
    const issues = meant.flatMap((event) => eventSchema.safeParse(event).error?.issues ?? []);
    expect(issues).toEqual([]);
    expect([...new Set(meant.map((event) => event.kind))].sort()).toEqual([...EVENT_KINDS].sort());
  });

  it('have ids that are unique over a day', () => {
    const ids = [
      ...meant.map((event) => event.id),
      ...decisionsOf(day).map((decision) => decision.decision_id),
    ];
    expect(ids.length).toBeGreaterThan(30_000);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lie in their window, and are let go of after they happened', () => {
    const times = [
      ...meant.map((event) => Date.parse(event.occurredAt)),
      ...decisionsOf(day).map((decision) => Date.parse(decision.timestamp)),
    ];
    expect(times.filter((at) => !(at >= DAY_FROM.getTime() && at < DAY_TO.getTime()))).toEqual([]);
    const early = meant.filter((event) => !(event.sentAt! >= event.occurredAt));
    expect(early).toEqual([]);
  });

  it('carry the times of OPA to the nanosecond', () => {
    const odd = decisionsOf(day).filter(
      ({ timestamp }) => !/^2026-11-18T\d\d:\d\d:\d\d\.\d{9}Z$/.test(timestamp),
    );
    expect(odd).toEqual([]);
  });

  it('of some denials have a trace, in which the evaluation is the span that the decision names', () => {
    const traces = groupBy(
      tracesOf(day).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ({ traceId }) => traceId,
    );
    const decided = new Set([
      ...decisionsOf(day).map((decision) => `${decision.trace_id} ${decision.span_id}`),
      ...meant.map(({ traceId, spanId }) => `${traceId} ${spanId}`),
    ]);
    expect(traces.size).toBeGreaterThan(50);
    for (const [traceId, spans] of traces) {
      const ids = new Set(spans.map(({ spanId }) => spanId));
      expect(spans.filter(({ parentSpanId }) => parentSpanId !== '' && !ids.has(parentSpanId))).toEqual([]);
      expect(spans.filter((span) => BigInt(span.endTimeUnixNano) < BigInt(span.startTimeUnixNano))).toEqual(
        [],
      );
      expect(spans.some(({ spanId }) => decided.has(`${traceId} ${spanId}`))).toBe(true);
    }
  });

  it('come in time order', () => {
    const native = meant.map((event) => event.occurredAt);
    const decisions = decisionsOf(day).map((decision) => decision.timestamp);
    expect(native).toEqual([...native].sort());
    expect(decisions).toEqual([...decisions].sort());
  });

  it('hold every type of change over a month', () => {
    const from = time('2026-10-21T14:30:00Z');
    const { story } = prepareSimulation({ ...base, from, to: anchor, rate: 1 });
    const types = story.events.flatMap(({ event }) => (event.kind === 'change' ? [event.type] : []));
    expect([...new Set(types)].sort()).toEqual([...CHANGE_TYPES].sort());
    const issues = story.events.flatMap(({ event }) => eventSchema.safeParse(event).error?.issues ?? []);
    expect(issues).toEqual([]);
  });

  it('are sampled at the edge and nowhere else', () => {
    const sampled = meant.filter((event) => (event.sampleRate ?? 1) < 1);
    expect(sampled.length).toBeGreaterThan(100);
    expect(new Set(sampled.map((event) => ('policy' in event ? event.policy : null)))).toEqual(
      new Set(['edge/gateway/decision']),
    );
  });
});

describe('the same arguments', () => {
  const from = time('2026-11-20T13:40:00Z');
  const to = time('2026-11-20T13:50:00Z');

  it('give the same requests, byte for byte', () => {
    expect(JSON.stringify(generate(from, to, 20))).toBe(JSON.stringify(generate(from, to, 20)));
  });

  it.each([
    ['seed', { seed: 2 }],
    ['anchor', { anchor: time('2026-11-20T15:00:00Z') }],
  ])('but another %s give other events', (_, other) => {
    const ids = new Set(meantIn(from, to, 20).map((event) => event.id));
    expect(meantIn(from, to, 20, other).filter((event) => ids.has(event.id))).toEqual([]);
  });

  it('but another rate share nothing but the story with each other', () => {
    const ids = new Set(meantIn(from, to, 20).map((event) => event.id));
    const shared = meantIn(from, to, 5).filter((event) => ids.has(event.id));
    expect(shared.length).toBeGreaterThan(0);
    for (const event of shared) expect(['alert', 'change', 'drift']).toContain(event.kind);
  });
});

describe('windows', () => {
  const from = time('2026-11-20T13:46:03.250Z');

  it.each([
    ['minutes', 60_000, 600],
    ['seconds', 1_000, 100],
    ['odd pieces', 7_331, 240],
  ])('cut into %s give the events of the whole', (_, step, seconds) => {
    const to = new Date(from.getTime() + seconds * 1_000);
    const pieces: string[] = [];
    for (let at = from.getTime(); at < to.getTime(); at += step) {
      const end = Math.min(to.getTime(), at + step);
      pieces.push(...contentOf(generate(new Date(at), new Date(end), 12)));
    }
    const whole = contentOf(generate(from, to, 12));
    expect(whole.length).toBeGreaterThan(500);
    expect(pieces.sort()).toEqual(whole.sort());
  });

  it('on both sides of midnight and of the anchor join without a gap', () => {
    for (const middle of [time('2026-11-20T00:00:00Z'), anchor]) {
      const start = new Date(middle.getTime() - 900_000);
      const end = new Date(middle.getTime() + 900_000);
      const parts = [...generate(start, middle, 4), ...generate(middle, end, 4)];
      expect(contentOf(parts).sort()).toEqual(contentOf(generate(start, end, 4)).sort());
    }
  });

  it('that are empty give nothing', () => {
    expect(generate(from, from, 12)).toEqual([]);
    expect(generate(from, new Date(from.getTime() - 1), 12)).toEqual([]);
  });
});

describe('requests', () => {
  const from = time('2026-11-20T12:00:00Z');
  const to = time('2026-11-20T12:10:00Z');
  const batches = generate(from, to, 8, { batchEvents: 300 });

  it('hold at most the stated number of events, and count them', () => {
    for (const batch of batches) {
      const { events } = batch;
      expect(events).toBe(recordsOf(batch).length);
      expect(events).toBeGreaterThan(0);
      expect(events).toBeLessThanOrEqual(300);
    }
  });

  it('say up to when everything was sent, so that a resumed load misses nothing', () => {
    const sent = contentOf(generate(from, to, 8, { batchEvents: 300 }));
    for (const last of [0, 3, Math.floor(batches.length / 2), batches.length - 1]) {
      const before = contentOf(batches.slice(0, last + 1));
      const after = contentOf(generate(new Date(batches[last]!.at), to, 8, { batchEvents: 300 }));
      expect([...new Set([...before, ...after])].sort()).toEqual([...sent].sort());
    }
    expect(batches.at(-1)!.at).toBe(to.toISOString());
  });

  it('keep the rate over a week', () => {
    const week = { from: time('2026-11-02T00:00:00Z'), to: time('2026-11-09T00:00:00Z') };
    // Telemetry comes by the clock, however little traffic there is: the rate has to leave room for it.
    const total = generate(week.from, week.to, 0.3).reduce((sum, { events }) => sum + events, 0);
    const wanted = estimateEvents(week.from, week.to, 0.3);
    expect(total / wanted).toBeGreaterThan(0.85);
    expect(total / wanted).toBeLessThan(1.15);
  });

  it('follow the day: a weekday noon is busier than its night', () => {
    const countAt = (hour: string) =>
      generate(time(`2026-11-18T${hour}:00:00Z`), time(`2026-11-18T${hour}:30:00Z`), 4).reduce(
        (sum, { events }) => sum + events,
        0,
      );
    expect(countAt('11')).toBeGreaterThan(1.5 * countAt('03'));
  });
});

describe('ordinary traffic', () => {
  const morning = [time('2026-11-18T08:00:00Z'), time('2026-11-18T12:00:00Z')] as const;
  const quiet = generate(...morning, 6, { scenario: 'normal' });
  const native = meantIn(...morning, 6, { scenario: 'normal' }).filter((event) => event.kind === 'decision');
  const outcomes = [
    ...native.map((event) => event.outcome),
    ...decisionsOf(quiet).map(({ error, result }) =>
      error ? 'error' : result === true || (result as { allow?: boolean }).allow === true ? 'allow' : 'deny',
    ),
  ];
  const share = (outcome: string) => outcomes.filter((each) => each === outcome).length / outcomes.length;

  it('is denied in two to three of a hundred cases', () => {
    expect(share('deny')).toBeGreaterThan(0.02);
    expect(share('deny')).toBeLessThan(0.03);
  });

  it('passes around the engine in a few of ten thousand cases', () => {
    expect(share('unevaluated')).toBeGreaterThan(0.000_4);
    expect(share('unevaluated')).toBeLessThan(0.001_2);
  });
});

describe('the decision log', () => {
  const decisions = decisionsOf(day);
  const at = (document: unknown, pointer: string): unknown =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

  it('has ids, labels and times in the forms of OPA', () => {
    const odd = decisions.filter(
      ({ decision_id, labels, trace_id, span_id, requested_by, metrics }) =>
        !/^[0-9a-f-]{36}$/.test(decision_id) ||
        !/^[0-9a-f-]{36}$/.test(labels.id!) ||
        !(labels.service ?? labels.app) ||
        !(labels.environment ?? labels.env ?? labels.cluster) ||
        !/^([0-9a-f]{32})?$/.test(trace_id ?? '') ||
        !/^([0-9a-f]{16})?$/.test(span_id ?? '') ||
        !/^127\.0\.0\.1:\d+$/.test(requested_by) ||
        !(metrics.timer_server_handler_ns! > metrics.timer_rego_query_eval_ns!),
    );
    expect(odd).toEqual([]);
    expect(decisions.filter(({ trace_id }) => trace_id).length).toBeGreaterThan(decisions.length / 2);
  });

  it('shows masked fields as redacted and erased ones not at all', () => {
    const masked = decisions.filter((decision) => decision.masked);
    const erased = decisions.filter((decision) => decision.erased);
    expect(masked.length).toBeGreaterThan(100);
    expect(erased.length).toBeGreaterThan(100);
    for (const decision of masked.slice(0, 200))
      for (const pointer of decision.masked!) expect(at(decision, pointer)).toBe('**REDACTED**');
    for (const decision of erased.slice(0, 200))
      for (const pointer of decision.erased!) expect(at(decision, pointer)).toBeUndefined();
  });

  it('answers in the shapes that OPA users choose: boolean, object with rule, object with violations', () => {
    const shapes = new Set(
      decisions.map(({ result }) =>
        typeof result === 'object' && result !== null ? Object.keys(result).join() : typeof result,
      ),
    );
    expect([...shapes]).toEqual(
      expect.arrayContaining(['boolean', 'allow,rule,reason', 'allow,reason', 'allow,violations']),
    );
  });

  it('states either a result or an error', () => {
    expect(decisions.filter(({ result, error }) => (result === undefined) !== (error !== undefined))).toEqual(
      [],
    );
  });
});

describe('progress', () => {
  it('counts the minutes that a window touches', () => {
    expect(countMinutes(time('2026-11-20T12:00:00Z'), time('2026-11-20T12:05:00Z'))).toBe(5);
    expect(countMinutes(time('2026-11-20T12:00:30Z'), time('2026-11-20T12:01:30Z'))).toBe(2);
    expect(countMinutes(anchor, anchor)).toBe(0);
  });
});
