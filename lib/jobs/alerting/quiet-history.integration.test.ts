import { beforeAll, describe, expect, it, vi } from 'vitest';
import { READY_MADE_RULES } from '@/lib/alerting/ready-made-rules';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { findWatcher } from '@/lib/views/alerting/find-watcher';
import { importEstate, writeQuietTime } from './testing/quiet-estate';
import { listFired, readyMadeRule } from './testing/ready-made';

// A month is written and judged; slow on a busy machine, never slow by assertion.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

useTestDatabase();

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
/** A fortnight more, so that what is usual is known when the thirty days begin. */
const FIRST = NOW - 37 * DAY;

describe('thirty quiet days with their daily rhythm', () => {
  beforeAll(async () => {
    await importEstate(new Date(FIRST));
    await writeQuietTime(FIRST, NOW);
  });

  it.each(READY_MADE_RULES.filter(({ detector }) => findWatcher(detector)).map(({ id }) => id))(
    'fire nothing by %s',
    async (id) => {
      const window = { fromMs: NOW - 30 * DAY, toMs: NOW, stepMs: 10 * MINUTE };
      const fired = await listFired(readyMadeRule(id), window);
      expect(
        fired.map(({ openedMs, ...more }) => ({ at: new Date(openedMs).toISOString(), ...more })),
      ).toEqual([]);
    },
  );
});
