import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { startDrill } from '@/lib/commands/drills/start-drill';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { installReadyMadeRunbooks } from '@/lib/commands/runbooks/install-ready-made-runbooks';
import { FAILURES, type Failure } from '@/lib/domain/alerting/failures';
import { groupBy } from '@/lib/domain/group-by';
import type { StartedDrill } from '@/lib/domain/read-models/drills';
import { DRILL_SCENARIOS } from '@/lib/simulator/drills/drill-scenarios';
import { addCanary } from '@/lib/store/canary/add-canary';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import {
  ESTATE_FILE,
  quietEvents,
  writeQuietTime,
  type Payload,
} from '@/lib/views/alerting/testing/quiet-estate';
import { writeEvents } from '@/lib/views/testing/write-events';
import { notePolicyDrift } from '../policy-drift/note-policy-drift';
import { addReadyMadeRules } from './add-ready-made-rules';
import { evaluateOnce } from './evaluate-once';

useTestDatabase({ GATEHOUSE_URL: 'https://gatehouse.example' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The estate around the failures is thought up in pieces of ten minutes. */
const SLOT = 10 * MINUTE;
const ONSET = Date.parse('2026-11-19T12:00:00Z');
/** Everything begins well before it fails, as far back as any detector looks. */
const BEFORE = ONSET - 2 * HOUR;
const END = ONSET + 75 * MINUTE;
const ZONE = 'payments';

/** What is to find a failure, how grave it is, where it leads, and within how many minutes of its onset it is told. */
const EXPECTED: Readonly<
  Record<Failure, { rule: string; severity: 'page' | 'ticket'; runbook: string; minutes: number }>
> = {
  // Half an hour that a rollout may take, and a minute until it is looked for.
  F1: { rule: 'revision-mismatch', severity: 'ticket', runbook: 'f1-policy-drift', minutes: 32 },
  // Half an hour of silence.
  F2: { rule: 'telemetry-loss', severity: 'ticket', runbook: 'f2-telemetry-loss', minutes: 33 },
  F3: { rule: 'auth-failures', severity: 'ticket', runbook: 'f3-identity-rotation', minutes: 5 },
  F4: { rule: 'mass-denials', severity: 'page', runbook: 'f4-over-restriction', minutes: 5 },
  F5: { rule: 'slow-checks', severity: 'ticket', runbook: 'f5-slow-policy-checks', minutes: 5 },
  // Volume is read by the hour.
  F6: { rule: 'telemetry-volume', severity: 'ticket', runbook: 'f6-telemetry-cost', minutes: 65 },
  F7: { rule: 'data-misfit', severity: 'ticket', runbook: 'f7-misclassification', minutes: 3 },
  F8: { rule: 'call-errors', severity: 'ticket', runbook: 'f8-mesh-outage', minutes: 5 },
};

type Found = {
  rule: string;
  severity: string;
  state: string;
  runbook: string | null;
  failure: string;
  minutes: number;
  drillId: string | null;
  told: string | null;
  sentence: string;
};

const drills = new Map<Failure, StartedDrill>();
let found: Found[] = [];

/** Lives through the failures: what happens in a minute is sent at its end, and every rule is evaluated then. */
async function live(): Promise<void> {
  for (let at = ONSET + MINUTE; at <= END; at += MINUTE) {
    for (const drill of drills.values()) await inject(drill, at - MINUTE, at);
    await surround(at);
    await addCanary(new Date(at - 30_000), 40);
    await notePolicyDrift(new Date(at));
    await evaluateOnce(new Date(at), randomUUID);
  }
}

let waiting: [source: string, event: Payload][] = [];

/** The quiet estate around it in the minute before a time. */
async function surround(atMs: number): Promise<void> {
  if ((atMs - MINUTE - ONSET) % SLOT === 0)
    for (const [source, events] of quietEvents(atMs - MINUTE, atMs - MINUTE + SLOT))
      waiting.push(...events.map((event): [string, Payload] => [source, event]));
  const due = waiting.filter(([, { occurredAt }]) => Date.parse(occurredAt) < atMs);
  waiting = waiting.filter(([, { occurredAt }]) => Date.parse(occurredAt) >= atMs);
  for (const [source, events] of groupBy(due, ([name]) => name))
    await writeEvents(
      events.map(([, event]) => event),
      new Date(atMs),
      'events',
      source,
    );
}

async function inject(drill: StartedDrill, fromMs: number, toMs: number): Promise<void> {
  const events = DRILL_SCENARIOS[drill.failure].write({ fromMs, toMs, onsetMs: ONSET }, drill);
  if (events.length > 0) await writeEvents(events, new Date(toMs), 'events', drill.environment);
}

beforeAll(async () => {
  const occasion = (ms: number) => ({
    now: new Date(ms),
    newId: randomUUID,
    from: { ip: null, userAgent: null },
  });
  await importInventory(SYSTEM_ACTOR, { text: ESTATE_FILE, format: 'yaml' }, occasion(ONSET - 3 * DAY));
  await installReadyMadeRunbooks(new Date(BEFORE));
  await addReadyMadeRules(new Date(BEFORE));
  await writeQuietTime(ONSET - 2 * DAY, ONSET);
  for (const failure of FAILURES) {
    const drill = await startDrill(SYSTEM_ACTOR, { failure, zone: ZONE }, occasion(BEFORE));
    drills.set(failure, drill);
    await inject(drill, BEFORE, ONSET);
  }
  for (let at = BEFORE; at < ONSET; at += MINUTE) await addCanary(new Date(at), 40);
  await notePolicyDrift(new Date(ONSET));
  await evaluateOnce(new Date(ONSET), randomUUID);
  await live();
  const { rows } = await getPool().query<Found>(
    `SELECT a.rule_id AS rule, a.severity, a.state, a.runbook, d.failure, a.drill_id AS "drillId", a.sentence,
       (extract(epoch FROM a.opened_at - $1::timestamptz) / 60)::float8 AS minutes,
       (SELECT min(n.body #>> '{runbook,url}') FROM notification n JOIN notification_alert t ON t.notification_id = n.id
        WHERE t.alert_id = a.id AND n.kind = 'firing') AS told
     FROM alert a LEFT JOIN drill d ON d.id = a.drill_id WHERE a.opened_at IS NOT NULL ORDER BY a.opened_at`,
    [new Date(ONSET)],
  );
  found = rows;
});

describe('each failure that is injected', () => {
  it.each(FAILURES)('%s is found in time, paged or ticketed rightly, and leads to its runbook', (failure) => {
    const { rule, severity, runbook, minutes } = EXPECTED[failure];
    const own = found.find((alert) => alert.failure === failure && alert.rule === rule);
    expect(own, JSON.stringify(found.filter((alert) => alert.failure === failure))).toMatchObject({
      severity,
      runbook,
      drillId: drills.get(failure)!.id,
    });
    expect(own!.minutes).toBeGreaterThan(0);
    expect(own!.minutes).toBeLessThanOrEqual(minutes);
    expect(own!.told).toContain(`/runbooks/${runbook}`);
  });

  it('is all that is found: the estate around it is quiet, and nothing was found before', () => {
    expect(found.filter(({ drillId }) => drillId === null)).toEqual([]);
    expect(found.filter(({ minutes }) => minutes <= 0)).toEqual([]);
  });
});
