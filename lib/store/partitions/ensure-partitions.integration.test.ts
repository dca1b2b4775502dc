import { describe, expect, it } from 'vitest';
import { getPool } from '../database';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';
import { writeBatch } from '../events/write-batch';
import { listEvents } from '../events/list-events';
import { countEvents } from '../events/count-events';
import { dropExpired } from './drop-expired';
import { ensurePartitions, forgetPartitions } from './ensure-partitions';

useTestDatabase();

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-21T10:00:00Z');
const dayOf = (iso: string) => Math.floor(Date.parse(iso) / DAY_MS);
const micros = () => NOW.getTime() * 1_000;

const partitions = async () =>
  (
    await getPool().query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'event'::regclass ORDER BY 1`,
    )
  ).rows.map(({ name }) => name);
const rowsIn = async (table: string) =>
  (await getPool().query<{ id: string }>(`SELECT native_id AS id FROM ${table} ORDER BY 1`)).rows.map(
    ({ id }) => id,
  );
const decision = (id: string, occurredAt: string) => ({
  kind: 'decision',
  id,
  occurredAt,
  outcome: 'deny',
  policy: 'p',
});
const write = (...events: object[]) => writeBatch([makeWriteRequest(events, { receivedAt: NOW })], micros);

describe('the partitions of events', () => {
  it('are made for each day that events of today and before need, at its very borders', async () => {
    await write(
      decision('first', '2026-11-19T00:00:00Z'),
      decision('last', '2026-11-19T23:59:59.999999Z'),
      decision('next', '2026-11-20T00:00:00Z'),
    );
    expect(await rowsIn('event_20261119')).toEqual(['first', 'last']);
    expect(await rowsIn('event_20261120')).toEqual(['next']);
    expect(await rowsIn('event_default')).toEqual([]);
  });

  it('are made once, however many writers need them', async () => {
    await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        forgetPartitions();
        await write(decision(`many-${index}`, '2026-11-10T12:00:00Z'));
      }),
    );
    expect(await rowsIn('event_20261110')).toHaveLength(6);
    expect((await partitions()).filter((name) => name === 'event_20261110')).toHaveLength(1);
  });

  it('are not made for a clock far ahead: such events are kept all the same', async () => {
    await write(
      decision('ahead', '2031-01-01T12:00:00Z'),
      decision('far', '9998-12-31T23:59:59Z'),
      decision('soon', '2026-11-23T12:00:00Z'),
      decision('later', '2026-11-24T12:00:00Z'),
    );
    expect(await rowsIn('event_default')).toEqual(['ahead', 'far', 'later']);
    expect(await rowsIn('event_20261123')).toEqual(['soon']);
    expect(await verifyAll()).toEqual([]);
  });

  it('take over what waited for them, when their day comes', async () => {
    const window = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-25T00:00:00Z') };
    const list = () => listEvents({ window, zones: null }, { limit: 10, order: 'asc' });
    const before = await list();
    expect(before.items).toHaveLength(1);
    await ensurePartitions([dayOf('2026-11-24T00:00:00Z')], new Date('2026-11-23T00:00:00Z'));
    expect(await rowsIn('event_20261124')).toEqual(['later']);
    expect(await rowsIn('event_default')).toEqual(['ahead', 'far']);
    expect(await list()).toEqual(before);
    expect(await countEvents({ window, zones: null })).toBe(1);
    expect(await write(decision('later', '2026-11-24T12:00:00Z'))).toMatchObject([{ duplicates: 1 }]);
    expect(await verifyAll()).toEqual([]);
  });

  it('of days that are over are dropped with their events, and the rest stays', async () => {
    await write(decision('old', '2026-08-22T23:59:59Z'), decision('kept', '2026-08-23T00:00:00Z'));
    const oldest = new Date(NOW.getTime() - 90 * DAY_MS);
    expect(oldest.toISOString()).toBe('2026-08-23T10:00:00.000Z');
    expect(await dropExpired(oldest)).toEqual(['event_20260822']);
    expect(await dropExpired(oldest)).toEqual([]);
    const { rows } = await getPool().query(`SELECT native_id FROM event WHERE native_id IN ('old', 'kept')`);
    expect(rows).toEqual([{ native_id: 'kept' }]);
    expect(await verifyAll()).toEqual([]);
  });
});
