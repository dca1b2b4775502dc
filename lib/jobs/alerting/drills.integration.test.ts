import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { endDrill } from '@/lib/commands/drills/end-drill';
import { startDrill } from '@/lib/commands/drills/start-drill';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { installReadyMadeRunbooks } from '@/lib/commands/runbooks/install-ready-made-runbooks';
import { FAILURES, type Failure } from '@/lib/domain/alerting/failures';
import { DRILL_SCENARIOS, writeDrillEvents } from '@/lib/simulator/drills/drill-scenarios';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getDrill } from '@/lib/views/drills/list-drills';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { notePolicyDrift } from '../policy-drift/note-policy-drift';
import { addReadyMadeRules } from './add-ready-made-rules';
import { evaluateOnce } from './evaluate-once';

useTestDatabase({ GATEHOUSE_URL: 'https://gatehouse.example.com' });

const START = Date.parse('2026-11-21T12:00:20Z');
const STEP_MS = 20_000;
const ADMINISTRATOR = actorOf('administrator');
const occasion = (now: Date): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });

/** How grave each is, and where it leads. Source: the seed document, "Alerting guidance". */
const EXPECTED: Record<Failure, { severity: 'page' | 'ticket'; runbook: string }> = {
  F1: { severity: 'ticket', runbook: 'f1-policy-drift' },
  F2: { severity: 'ticket', runbook: 'f2-telemetry-loss' },
  F3: { severity: 'ticket', runbook: 'f3-identity-rotation' },
  F4: { severity: 'page', runbook: 'f4-over-restriction' },
  F5: { severity: 'ticket', runbook: 'f5-slow-policy-checks' },
  F6: { severity: 'ticket', runbook: 'f6-telemetry-cost' },
  F7: { severity: 'ticket', runbook: 'f7-misclassification' },
  F8: { severity: 'ticket', runbook: 'f8-mesh-outage' },
};

describe('a drill', () => {
  beforeAll(async () => {
    const inventory = {
      zones: [
        {
          slug: 'payments',
          name: 'Payments',
          trustLevel: 'high',
          dataClassifications: ['pci'],
          environments: ['aws'],
        },
        {
          slug: 'edge',
          name: 'Edge',
          trustLevel: 'low',
          dataClassifications: ['public'],
          environments: ['aws'],
        },
      ],
      services: [{ name: 'checkout', zone: 'payments', environments: ['aws'] }],
    };
    const before = new Date(START - 86_400_000);
    await importInventory(
      SYSTEM_ACTOR,
      { format: 'json', text: JSON.stringify(inventory) },
      occasion(before),
    );
    await addReadyMadeRules(before);
    await installReadyMadeRunbooks(before);
  });

  it.each(FAILURES)('of %s is found and told within two minutes, and ends with itself', async (failure) => {
    const { severity, runbook } = EXPECTED[failure];
    const scope = await startDrill(ADMINISTRATOR, { failure, zone: 'payments' }, occasion(new Date(START)));
    const send = async (nowMs: number, sinceMs?: number) => {
      const events = writeDrillEvents(failure, scope, { startedMs: START, nowMs, sinceMs });
      for (let at = 0; at < events.length; at += 1_000)
        await writeEvents(events.slice(at, at + 1_000), new Date(nowMs), 'events', scope.environment);
    };
    let nowMs = START;
    await send(nowMs);
    const look = async () => {
      await notePolicyDrift(new Date(nowMs));
      await evaluateOnce(new Date(nowMs), randomUUID);
      return getDrill(ADMINISTRATOR, scope.id);
    };
    let drill = await look();
    while (drill.timeToPageSeconds === null && nowMs < START + 120_000) {
      await send(nowMs + STEP_MS, nowMs);
      nowMs += STEP_MS;
      drill = await look();
    }
    expect(drill).toMatchObject({ detected: true, severity, runbook });
    expect(drill.timeToDetectSeconds).toBeLessThanOrEqual(120);
    expect(drill.timeToPageSeconds).toBeLessThanOrEqual(120);

    const alerts = await getPrisma().alert.findMany({ where: { zone: 'payments' } });
    // Nothing but the drill's own: no alert of what is real.
    expect(alerts.filter(({ drillId }) => drillId === null)).toEqual([]);
    const messages = await getPrisma().notification.findMany();
    expect(messages.every(({ body }) => (body as { isDrill: boolean }).isDrill)).toBe(true);
    expect(await getPrisma().alertCase.count()).toBe(0);

    await writeEvents(
      DRILL_SCENARIOS[failure].end(nowMs, scope),
      new Date(nowMs),
      'events',
      scope.environment,
    );
    await endDrill(ADMINISTRATOR, scope.id, occasion(new Date(nowMs)));
    for (let step = 0; step < 3; step += 1) {
      nowMs += STEP_MS;
      await look();
    }
    const open = await getPrisma().alert.findMany({
      where: { drillId: scope.id, NOT: { state: 'resolved' } },
    });
    expect(open.map(({ ruleId, state }) => [ruleId, state])).toEqual([]);
  });
});
