import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from '@/lib/domain/event-record';
import { parseMicros } from '@/lib/domain/timestamp';
import { aggregateRecords, lagOf } from './aggregate-records';
import { bucketIndex, ZERO_BUCKET } from './latency-buckets';
import { MEASURE_CODES } from './measures';

const AT = parseMicros('2026-11-21T10:00:00Z');
const MINUTE = AT / 60_000_000;

const base = {
  kind: 'decision',
  occurredAt: AT,
  sentAt: null,
  receivedAt: AT,
  sampleRate: 1,
  backfill: false,
  clockSkewed: false,
  latencyMs: null,
  requests: null,
  evaluated: null,
  bytes: null,
  payload: '{}',
} as EventRecord;
const record = (fields: Partial<EventRecord> = {}): EventRecord => ({ ...base, ...fields });
const ids = { own: 7, lag: 9 };
const aggregate = (records: EventRecord[], visibleAt = AT, series = records.map(() => ids)) =>
  aggregateRecords(records, visibleAt, series);

describe('what records add to the roll-ups', () => {
  it('is one row a minute and series', () => {
    const { rollups } = aggregate(
      [record(), record({ occurredAt: AT + 59_999_999 }), record({ occurredAt: AT + 60_000_000 }), record()],
      AT,
      [ids, ids, ids, { own: 8, lag: 9 }],
    );
    expect(
      rollups.map(({ minute, seriesId, events }) => [minute - MINUTE, seriesId, events]).toSorted(),
    ).toEqual([
      [0, 7, 2],
      [0, 8, 1],
      [1, 7, 1],
    ]);
  });

  it('weighs each event by 1 / its sample rate, and keeps the squares', () => {
    const { rollups } = aggregate([record({ sampleRate: 0.5 }), record({ sampleRate: 0.1 }), record()]);
    expect(rollups).toMatchObject([{ events: 3, weight: 13, weightSquare: 105 }]);
  });

  it('sums what gateways report as numbers', () => {
    const { rollups } = aggregate([
      record({ kind: 'traffic', requests: 10, evaluated: 9 }),
      record({ kind: 'traffic', requests: 5, evaluated: 5, bytes: 100 }),
    ]);
    expect(rollups).toMatchObject([{ requests: 15, evaluated: 14, bytes: 100 }]);
  });

  it('counts the bytes of originals as the store will have them', () => {
    // Ü and € are two and three bytes; a NUL is stored as U+FFFD, which is three.
    const { rollups } = aggregate([record({ payload: 'Ü€' }), record({ payload: 'a\0' })]);
    expect(rollups).toMatchObject([{ payloadBytes: 5 + 4 }]);
  });

  it('falls into the minute that holds an instant before 1970', () => {
    expect(aggregate([record({ occurredAt: -1 })]).rollups[0]!.minute).toBe(-1);
  });

  it('does not depend on the order of records', () => {
    const some = fc.record({
      occurredAt: fc.integer({ min: 0, max: 180_000_000 }).map((offset) => AT + offset),
      sampleRate: fc.constantFrom(1, 0.5, 0.25),
      latencyMs: fc.option(fc.integer({ min: 0, max: 500 })),
      own: fc.integer({ min: 1, max: 3 }),
    });
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), (rows) => {
        const run = (list: typeof rows) =>
          aggregate(
            list.map(({ own: _own, ...fields }) => record(fields)),
            AT + 1_000_000,
            list.map(({ own }) => ({ own, lag: 9 })),
          );
        const [forth, back] = [run(rows), run(rows.toReversed())];
        expect(sorted(back.rollups)).toEqual(sorted(forth.rollups));
        expect(sorted(back.latencies)).toEqual(sorted(forth.latencies));
      }),
    );
  });
});

describe('observability latency', () => {
  it('is from the event to its visibility, and good below a minute', () => {
    const lags = [0, 59_999_999, 60_000_000, 90_000_000];
    const { rollups } = aggregate(lags.map((lag) => record({ occurredAt: AT - lag })));
    expect(rollups.reduce((sum, row) => sum + row.lagMeasured, 0)).toBe(4);
    expect(rollups.reduce((sum, row) => sum + row.lagInTime, 0)).toBe(2);
    expect(lagOf(record(), AT + 1_500)).toBe(1.5);
  });

  it('of a clock a little ahead is none, not less than none', () => {
    expect(lagOf(record({ occurredAt: AT + 1_000_000 }), AT)).toBe(0);
    const { rollups, latencies } = aggregate([record({ occurredAt: AT + 1_000_000 }), record()]);
    expect(latencies.find(({ measure }) => measure === MEASURE_CODES.ingest)).toMatchObject({
      idx: ZERO_BUCKET,
      events: 2,
    });
    // It is told apart all the same.
    expect(rollups.map(({ lagNegative }) => lagNegative)).toEqual([1]);
  });

  it('is split into held at the source, in transit, and received to visible', () => {
    const sent = record({ sentAt: AT + 2_000_000, receivedAt: AT + 2_500_000 });
    const { latencies } = aggregate([sent], AT + 2_600_000);
    const stage = (measure: keyof typeof MEASURE_CODES) =>
      latencies.find((delta) => delta.measure === MEASURE_CODES[measure])?.idx;
    expect([stage('held'), stage('transit'), stage('storing'), stage('ingest')]).toEqual(
      [2_000, 500, 100, 2_600].map(bucketIndex),
    );
    // A source that does not say when it sent leaves the first two unknown, not zero.
    const unknown = aggregate([record()], AT + 100_000).latencies.map(({ measure }) => measure);
    expect(unknown.toSorted()).toEqual([MEASURE_CODES.ingest, MEASURE_CODES.storing]);
  });

  it('of loaded history and of clocks far ahead is not measured', () => {
    const { rollups, latencies } = aggregate([record({ backfill: true }), record({ clockSkewed: true })]);
    expect(rollups).toMatchObject([{ events: 2, lagMeasured: 0, lagInTime: 0 }]);
    expect(latencies).toEqual([]);
  });

  it('is kept by source and place, the time of a decision or flow by its own series', () => {
    const { latencies } = aggregate(
      [
        record({ latencyMs: 2.5 }),
        record({ kind: 'flow', latencyMs: 8 }),
        record({ kind: 'auth', latencyMs: 100 }),
      ],
      AT + 4_000,
    );
    expect(latencies).toEqual([
      { minute: MINUTE, seriesId: 9, measure: MEASURE_CODES.ingest, idx: bucketIndex(4), events: 3 },
      { minute: MINUTE, seriesId: 9, measure: MEASURE_CODES.storing, idx: bucketIndex(4), events: 3 },
      { minute: MINUTE, seriesId: 7, measure: MEASURE_CODES.evaluation, idx: bucketIndex(2.5), events: 1 },
      { minute: MINUTE, seriesId: 7, measure: MEASURE_CODES.sidecar, idx: bucketIndex(8), events: 1 },
    ]);
  });
});
