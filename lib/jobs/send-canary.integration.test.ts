import { describe, expect, it } from 'vitest';
import { getPool } from '@/lib/store/database';
import { readCanaries } from '@/lib/store/canary/read-canaries';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { sendCanary } from './send-canary';

useTestDatabase();

describe('a canary', () => {
  it('goes the way of every event, is seen by a query, and its time is kept', async () => {
    const now = new Date();
    await sendCanary(now, 'canary-1');
    const { rows } = await getPool().query('SELECT kind, source, dropped, backfill FROM event');
    expect(rows).toEqual([{ kind: 'source-report', source: OWN_SOURCE, dropped: 0, backfill: true }]);
    const window = { from: new Date(now.getTime() - 1_000), to: new Date(now.getTime() + 60_000) };
    const summary = await readCanaries(window);
    expect(summary).toMatchObject({ sent: 1, seen: 1 });
    expect(summary.p50).toBeGreaterThan(0);
    expect(summary.p50).toBe(summary.p99);
  });

  it('of another time is none, not a fast one', async () => {
    const window = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') };
    expect(await readCanaries(window)).toEqual({ sent: 0, seen: 0, p50: null, p95: null, p99: null });
  });
});
