import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { READY_MADE_RULES } from '@/lib/alerting/ready-made-rules';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { ESTATE_FILE, writeQuietTime } from '@/lib/views/alerting/testing/quiet-estate';
import { listFired, readyMadeRule } from '@/lib/views/alerting/testing/ready-made';

useTestDatabase();

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
/** A fortnight more, so that what is usual is known when the thirty days begin. */
const FIRST = NOW - 37 * DAY;

describe('thirty quiet days with their daily rhythm', () => {
  beforeAll(async () => {
    await importInventory(
      SYSTEM_ACTOR,
      { text: ESTATE_FILE, format: 'yaml' },
      { now: new Date(FIRST), newId: randomUUID, from: { ip: null, userAgent: null } },
    );
    await writeQuietTime(FIRST, NOW);
  });

  it.each(READY_MADE_RULES.map(({ id, detector }) => ({ id, detector })))(
    'fire nothing by $id',
    async ({ id, detector }) => {
      const window = { fromMs: NOW - 30 * DAY, toMs: NOW, stepMs: 10 * MINUTE };
      const { fired, unknown } = await listFired(readyMadeRule(id), window);
      expect(fired).toEqual([]);
      // Of Gatehouse itself nothing is known of a past that it was not there to see.
      if (ABOUT_DETECTORS[detector].category === 'trust') expect(unknown).toEqual([]);
    },
  );
});
