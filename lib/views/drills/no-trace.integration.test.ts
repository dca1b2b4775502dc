import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { endDrill } from '@/lib/commands/drills/end-drill';
import { startDrill } from '@/lib/commands/drills/start-drill';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { FAILURES } from '@/lib/domain/alerting/failures';
import { notePolicyDrift } from '@/lib/jobs/policy-drift/note-policy-drift';
import { DRILL_SCENARIOS, writeDrillEvents } from '@/lib/simulator/drills/drill-scenarios';
import { getPool, getPrisma } from '@/lib/store/database';
import { findLastSeen } from '@/lib/store/inventory/find-last-seen';
import { extendReviewSample } from '@/lib/store/review/extend-review-sample';
import { listScopeSources } from '@/lib/store/sources/list-scope-sources';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { listChangeMarkers } from '../changes/list-change-markers';
import { getChangeSummary } from '../activation-reviews/get-change-summary';
import { getCost } from '../cost/get-cost';
import { getTelemetryGaps } from '../coverage/get-telemetry-gaps';
import { getCrossZone } from '../cross-zone/get-cross-zone';
import { getExecutive } from '../dashboards/get-executive';
import { getOnCall } from '../dashboards/get-on-call';
import { getDecisionSeries } from '../decisions/get-decision-series';
import { listDrifts } from '../drifts/list-drifts';
import { listEventRows } from '../events/list-event-rows';
import { getSlis } from '../indicators/get-slis';
import { listEnvironments } from '../inventory/list-environments';
import { listServices } from '../inventory/list-services';
import { listZones } from '../inventory/list-zones';
import { getLatencySeries } from '../latency/get-latency-series';
import { listPolicies } from '../policies/list-policies';
import { getRemediation } from '../remediation/get-remediation';
import { listSlos } from '../slos/list-slos';
import { listSourceRows } from '../sources/list-source-rows';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { listDrills } from './list-drills';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const ADMINISTRATOR = actorOf('administrator');
const RANGE = { from: '2026-11-21T09:00:00Z', to: '2026-11-21T12:00:00Z' };
const occasion: Occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** Something of every kind that indicators count, in the zone of the drills. */
const real = Array.from({ length: 60 }, (_, index): object[] => {
  const base = {
    occurredAt: minutesAgo(170 - index * 2),
    zone: 'payments',
    service: 'checkout',
    environment: 'aws',
  };
  return [
    {
      ...base,
      kind: 'decision',
      id: `d${index}`,
      outcome: index % 10 ? 'allow' : 'deny',
      policy: 'pci/egress',
      revision: 'v1',
      latencyMs: 3,
    },
    { ...base, kind: 'auth', id: `a${index}`, outcome: 'success', provider: 'okta' },
    { ...base, kind: 'attestation', id: `t${index}`, outcome: 'valid', subject: 'spiffe://x' },
    { ...base, kind: 'heartbeat', id: `h${index}`, tagged: true, missingTags: [], bytes: 10 },
    {
      ...base,
      kind: 'flow',
      id: `f${index}`,
      outcome: index % 20 ? 'allowed' : 'denied',
      targetZone: 'edge',
      sourceZone: 'payments',
    },
  ];
}).flat();

/** Every figure that people see or that is judged by, as of `NOW`. */
async function readFigures() {
  const actor = ADMINISTRATOR;
  const zone = { ...RANGE, zone: 'payments' };
  const page = { limit: 100 };
  await extendReviewSample(new Date(RANGE.from), NOW, 100);
  return {
    slis: await getSlis(actor, RANGE, NOW),
    ofZone: await getSlis(actor, zone, NOW),
    slos: await listSlos(actor, NOW),
    executive: await getExecutive(actor, RANGE, NOW),
    onCall: await getOnCall(actor, zone, NOW),
    crossZone: await getCrossZone(actor, zone, NOW),
    cost: await getCost(actor, NOW),
    gaps: await getTelemetryGaps(actor, zone, NOW),
    drifts: await listDrifts(actor, RANGE, NOW),
    remediation: await getRemediation(actor, RANGE, NOW),
    decisions: await getDecisionSeries(actor, zone, NOW),
    evaluation: await getLatencySeries(actor, { ...zone, measure: 'evaluation' }, NOW),
    ingest: await getLatencySeries(actor, { ...zone, measure: 'ingest' }, NOW),
    events: await listEventRows(actor, { ...RANGE, ...page, order: 'desc' }, NOW),
    changes: await listChangeMarkers(actor, RANGE, NOW),
    changeSummary: await getChangeSummary(actor, RANGE, NOW),
    policies: await listPolicies(
      actor,
      { ...RANGE, ...page, days: 30, order: { by: 'name', isDescending: false } },
      NOW,
    ),
    sources: await listSourceRows(actor, NOW),
    services: await listServices(actor, { ...RANGE, ...page }, NOW),
    environments: await listEnvironments(actor, { ...RANGE, ...page }, NOW),
    zones: await listZones(actor, { ...RANGE, ...page }, NOW),
    reviewSample: await getPrisma().reviewSample.count(),
  };
}

describe('a drill of each failure', () => {
  let before: Awaited<ReturnType<typeof readFigures>>;
  beforeAll(async () => {
    await importInventory(
      SYSTEM_ACTOR,
      {
        format: 'json',
        text: JSON.stringify({
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
        }),
      },
      { ...occasion, now: new Date(NOW.getTime() - 86_400_000) },
    );
    await writeEvents(real, NOW);
    await notePolicyDrift(NOW);
    before = await readFigures();
  });

  it.each(FAILURES)('changes no figure: %s', async (failure) => {
    const scope = await startDrill(ADMINISTRATOR, { failure, zone: 'payments' }, occasion);
    const nowMs = NOW.getTime();
    const events = writeDrillEvents(failure, scope, { startedMs: nowMs, nowMs });
    for (let at = 0; at < events.length; at += 1_000)
      await writeEvents(events.slice(at, at + 1_000), NOW, 'events', scope.environment);
    await notePolicyDrift(NOW);
    expect(await readFigures()).toEqual(before);
    await writeEvents(DRILL_SCENARIOS[failure].end(nowMs - 1, scope), NOW, 'events', scope.environment);
    await notePolicyDrift(NOW);
    await endDrill(ADMINISTRATOR, scope.id, occasion);
    expect(await readFigures()).toEqual(before);
    // Whoever follows the drill sees it.
    const seen = await listEventRows(
      ADMINISTRATOR,
      { ...RANGE, limit: 1, order: 'desc', environment: scope.environment },
      NOW,
    );
    expect(seen.total).toBeGreaterThan(0);
  });

  it('leaves roll-ups exact, with its events in them', async () => {
    expect(await verifyAll()).toEqual([]);
    const { rows } = await getPool().query(
      `SELECT count(*)::int AS count FROM series WHERE environment LIKE 'drill-%'`,
    );
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it('is kept with who ran it and when it was over', async () => {
    const { items } = await listDrills(ADMINISTRATOR, {});
    expect(items.map(({ failure }) => failure).toSorted()).toEqual([...FAILURES]);
    expect(items[0]).toMatchObject({
      zone: 'payments',
      endedBy: 'administrator',
      detected: false,
      alertId: null,
      timeToDetectSeconds: null,
      timeToPageSeconds: null,
      timeToDeliverSeconds: null,
      timeToAcknowledgeSeconds: null,
      timeToResolveSeconds: null,
    });
    expect((await listDrills(actorOf('on-call', ['edge']), {})).items).toEqual([]);
  });
});

describe('a name alone', () => {
  it('hides nothing: only what a drill registered is left out', async () => {
    const countDenials = async () =>
      (await getDecisionSeries(ADMINISTRATOR, RANGE, NOW)).buckets.reduce((sum, { deny }) => sum + deny, 0);
    const before = await countDenials();
    const event = {
      kind: 'decision',
      id: 'hidden',
      occurredAt: minutesAgo(5),
      outcome: 'deny',
      policy: 'p',
      zone: 'payments',
      environment: 'drill-f4-0000000000',
    };
    await writeEvents([event], NOW, 'events', 'other');
    expect(await countDenials()).toBe(before + 1);
  });
});

describe('a name whose drill is over', () => {
  const LATER = new Date('2026-11-22T12:00:00Z');
  const DAY = { from: '2026-11-22T09:00:00Z', to: '2026-11-22T12:00:00Z' };
  const BOTH = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T12:00:00Z' };

  it('counts from the next day on, in every grain and list, while its drill stays left out', async () => {
    const { items } = await listDrills(ADMINISTRATOR, {});
    const { environment } = items.find(({ failure }) => failure === 'F4')!;
    const read = async () => ({
      day: (await getDecisionSeries(ADMINISTRATOR, DAY, LATER)).buckets.reduce(
        (sum, { deny }) => sum + deny,
        0,
      ),
      both: (await getDecisionSeries(ADMINISTRATOR, BOTH, LATER)).buckets.reduce(
        (sum, { deny }) => sum + deny,
        0,
      ),
      evaluation: (await getLatencySeries(ADMINISTRATOR, { ...BOTH, measure: 'evaluation' }, LATER)).overall
        .count,
      events: (await listEventRows(ADMINISTRATOR, { ...BOTH, limit: 1, order: 'desc' }, LATER)).total,
    });
    const before = await read();
    // Real services of another source, in an environment that is called like the drill's.
    await writeEvents(
      Array.from({ length: 3 }, (_, index) => ({
        kind: 'decision',
        id: `late-${index}`,
        occurredAt: `2026-11-22T11:0${index}:00Z`,
        outcome: 'deny',
        policy: 'pci/egress',
        revision: 'v1',
        zone: 'payments',
        service: 'checkout',
        environment,
        latencyMs: 3,
      })),
      LATER,
      'events',
      'other',
    );
    expect(await read()).toEqual({
      day: before.day + 3,
      both: before.both + 3,
      evaluation: before.evaluation + 3,
      events: before.events + 3,
    });
    const both = { from: new Date(BOTH.from), to: new Date(BOTH.to) };
    const lastSeen = await findLastSeen('environment', both, { zones: null });
    expect(lastSeen.get(environment)).toBe('2026-11-22T11:02:00Z');
    const sources = (await listScopeSources({ zone: 'payments' })).map(({ source }) => source);
    expect(sources).toContain('other');
    expect(sources).not.toContain(environment);
    await extendReviewSample(new Date(BOTH.from), LATER, 100);
    expect(await getPrisma().reviewSample.count({ where: { occurredAt: { gte: new Date(DAY.from) } } })).toBe(
      3,
    );
    expect(await verifyAll()).toEqual([]);
  });
});

describe('starting a drill', () => {
  it('needs the permission, a zone of the inventory and one that the person sees', async () => {
    const start = (actor: Parameters<typeof startDrill>[0], zone = 'payments') =>
      startDrill(actor, { failure: 'F4', zone }, occasion);
    await expect(start(actorOf('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(start(actorOf('on-call', ['edge']))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(start(ADMINISTRATOR, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends the one before of the same failure and zone, and names a class that the zone may not hold', async () => {
    const one = await startDrill(ADMINISTRATOR, { failure: 'F7', zone: 'payments' }, occasion);
    expect(one.foreignClassification).toBe('public');
    await startDrill(ADMINISTRATOR, { failure: 'F7', zone: 'payments' }, occasion);
    expect((await getPrisma().drill.findUnique({ where: { id: one.id } }))?.endedAt).toEqual(NOW);
    // What has not happened has no time: zero would be the best one.
    expect((await listDrills(ADMINISTRATOR, {})).items.find(({ id }) => id === one.id)).toMatchObject({
      detected: false,
      timeToDetectSeconds: null,
      timeToPageSeconds: null,
      timeToDeliverSeconds: null,
      timeToAcknowledgeSeconds: null,
      timeToResolveSeconds: null,
    });
    const actions = await getPrisma().auditEntry.findMany({ where: { action: { startsWith: 'drill.' } } });
    expect(actions.some(({ targets }) => JSON.stringify(targets).includes(one.id))).toBe(true);
  });
});
