import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { getPool } from '../database';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';
import { BatchWriter } from './batch-writer';
import { writeBatch } from './write-batch';

useTestDatabase();

const micros = () => Date.now() * 1_000;
const decision = (id: string) => ({
  kind: 'decision',
  id,
  occurredAt: new Date(Date.now() - 60_000).toISOString(),
  outcome: 'allow',
  policy: 'http/authz',
});
const countEvents = async (source: string) =>
  Number((await getPool().query('SELECT count(*) AS n FROM event WHERE source = $1', [source])).rows[0].n);
const sum = (results: WriteResult[], name: keyof WriteResult) =>
  results.reduce((total, result) => total + result[name], 0);

/** The real write, behind what a test wants to happen before it. */
function writerWith(before: (requests: readonly WriteRequest[], call: number) => void): BatchWriter {
  let call = 0;
  return new BatchWriter(micros, async (requests, now) => {
    call += 1;
    before(requests, call);
    return writeBatch(requests, now);
  });
}
/** Data that no check before the store would let through. */
function unwritable(source: string): WriteRequest {
  const request = makeWriteRequest([decision('bad')], { source });
  return { ...request, records: request.records.map((record) => ({ ...record, id: 'no-uuid' })) };
}
const pgError = (code: string) => Object.assign(new Error(code), { code });

describe('the writer of batches', () => {
  it('groups the requests that arrive while it writes, and answers each for itself', async () => {
    const groups: number[] = [];
    const writer = writerWith((requests) => groups.push(requests.length));
    const requests = Array.from({ length: 40 }, (_, index) =>
      makeWriteRequest([decision(`g-${index}`), decision(`g-${index - 1}`)], { source: 'grouped' }),
    );
    const results = await Promise.all(requests.map((request) => writer.submit(request)));
    expect(groups.reduce((total, size) => total + size, 0)).toBe(40);
    expect(groups.length).toBeLessThan(40);
    expect(results.every(({ accepted, duplicates }) => accepted + duplicates === 2)).toBe(true);
    expect(sum(results, 'accepted')).toBe(41);
    expect(await countEvents('grouped')).toBe(41);
  });

  it('has committed when it answers', async () => {
    const writer = new BatchWriter(micros);
    for (let index = 0; index < 5; index += 1) {
      await writer.submit(makeWriteRequest([decision(`c-${index}`)], { source: 'committed' }));
      expect(await countEvents('committed')).toBe(index + 1);
    }
  });

  it('refuses one request for its data, and writes the others of its group', async () => {
    const groups: number[] = [];
    const writer = writerWith((requests) => groups.push(requests.length));
    const good = (index: number) => makeWriteRequest([decision(`o-${index}`)], { source: 'others' });
    const outcomes = await Promise.allSettled(
      [good(0), good(1), good(2), unwritable('others'), good(3), good(4)].map((request) =>
        writer.submit(request),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(Math.max(...groups)).toBeGreaterThan(1);
    expect(await countEvents('others')).toBe(5);
    expect(await writer.submit(good(5))).toMatchObject({ accepted: 1 });
  });

  it('tries again after a deadlock, and counts nothing twice', async () => {
    for (const code of ['40P01', '40001']) {
      const writer = writerWith((_, call) => {
        if (call < 3) throw pgError(code);
      });
      const request = makeWriteRequest([decision(`d-${code}`)], { source: 'deadlocked' });
      expect(await writer.submit(request)).toEqual({ accepted: 1, duplicates: 0, conflicts: 0 });
    }
    expect(await countEvents('deadlocked')).toBe(2);
  });

  it('gives up in the end, and goes on with what comes next', async () => {
    const writer = writerWith((_, call) => {
      if (call <= 4) throw pgError('40P01');
      if (call === 5) throw pgError('08006');
    });
    const send = (id: string) => writer.submit(makeWriteRequest([decision(id)], { source: 'tired' }));
    await expect(send('t-1')).rejects.toMatchObject({ code: '40P01' });
    await expect(send('t-2')).rejects.toMatchObject({ code: '08006' });
    expect(await send('t-3')).toMatchObject({ accepted: 1 });
    expect(await countEvents('tired')).toBe(1);
  });

  it('learns that its connection is gone, whatever it was doing, and goes on with another', async () => {
    const writer = new BatchWriter(micros);
    for (const table of ['event_key', 'event', 'rollup', 'ingest_count']) {
      const blocker = await getPool().connect();
      await blocker.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      const request = makeWriteRequest([decision(`l-${table}`)], { source: 'lost' });
      const written = writer.submit(request).then(
        () => 'written',
        () => 'failed',
      );
      const blocked = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await getPool().query(blocked)).rowCount === 0) await sleep(20);
      await getPool().query(`SELECT pg_terminate_backend(pid) FROM (${blocked}) AS blocked`);
      expect(await Promise.race([written, sleep(5_000, 'silent')])).toBe('failed');
      await blocker.query('ROLLBACK');
      blocker.release();
      expect(await writer.submit(request)).toEqual({ accepted: 1, duplicates: 0, conflicts: 0 });
    }
  });

  it('with another writer on the same events lets each count once', async () => {
    const writers = [new BatchWriter(micros), new BatchWriter(micros), new BatchWriter(micros)];
    const events = Array.from({ length: 300 }, (_, index) => decision(`s-${index}`));
    const results = await Promise.all(
      writers.flatMap((writer, turn) =>
        [0, 100, 200].map((from) => {
          const part = [...events.slice(from), ...events.slice(0, from)];
          return writer.submit(makeWriteRequest(turn % 2 ? part.toReversed() : part, { source: 'shared' }));
        }),
      ),
    );
    expect(sum(results, 'accepted')).toBe(300);
    expect(sum(results, 'duplicates')).toBe(9 * 300 - 300);
    expect(sum(results, 'conflicts')).toBe(0);
    expect(await countEvents('shared')).toBe(300);
    expect(await verifyAll()).toEqual([]);
  });
});
