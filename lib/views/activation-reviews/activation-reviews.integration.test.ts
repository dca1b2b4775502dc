import { beforeAll, describe, expect, test } from 'vitest';
import { reviewActivations } from '@/lib/jobs/review-activations';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listChangeMarkers } from '../changes/list-change-markers';
import { getLatencySeries } from '../latency/get-latency-series';
import { getPolicyDiff } from '../policies/get-policy-diff';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getChangeSummary } from './get-change-summary';
import { listActivationReviews } from './list-activation-reviews';
import { listPolicyReviews } from './list-policy-reviews';

useTestDatabase();

const NOW = new Date('2026-11-21T14:00:00Z');
const at = (clock: string) => `2026-11-21T${clock}.000000Z`;
const viewer = actorOf('viewer');
const window = { from: at('07:00:00'), to: at('14:00:00') };
const BAD = 'shop/orders';
const OPEN = 'shop/carts';

const change = (type: string, policy: string, revision: string, clock: string, over: object = {}) => ({
  kind: 'change',
  id: `${type} ${policy} ${revision} ${clock}`,
  type,
  occurredAt: at(clock),
  zone: 'shop',
  policy,
  revision,
  environment: 'aws',
  ...over,
});
/** A decision every ten seconds of a time; every `denied`-th is a denial. */
const decisions = (policy: string, revision: string, from: string, to: string, denied: number) => {
  const start = Date.parse(at(from));
  return Array.from({ length: (Date.parse(at(to)) - start) / 10_000 }, (_, index) => ({
    kind: 'decision',
    id: `${policy} ${revision} ${from} ${index}`,
    occurredAt: new Date(start + index * 10_000).toISOString(),
    outcome: index % denied === denied - 1 ? 'deny' : 'allow',
    zone: 'shop',
    environment: 'aws',
    service: index % 2 === 0 ? 'web' : 'app',
    principal: index % 2 === 0 ? 'spiffe://acme/web' : 'ada@acme.example',
    action: 'GET',
    rule: revision === 'v2' ? 'added-rule' : 'old-rule',
    policy,
    revision,
    latencyMs: revision === 'v2' ? 40 : 2,
  }));
};

beforeAll(async () => {
  await writeEvents(
    [
      change('policy-activated', BAD, 'v1', '08:00:00'),
      change('policy-activated', BAD, 'v2', '10:00:00'),
      change('policy-rolled-back', BAD, 'v2', '10:20:00', { environment: undefined, author: 'grace' }),
      change('policy-activated', BAD, 'v1', '10:20:30', { author: 'controller' }),
      ...decisions(BAD, 'v1', '08:00:00', '10:00:00', 60),
      ...decisions(BAD, 'v2', '10:00:00', '10:20:30', 2),
      ...decisions(BAD, 'v1', '10:20:30', '13:30:00', 60),
    ],
    NOW,
  );
  await writeEvents(
    [
      change('policy-published', OPEN, 'c2', '11:00:00', {
        commit: 'c0ffee',
        url: 'https://git.example/c0ffee',
      }),
      change('policy-activated', OPEN, 'c1', '08:00:00'),
      change('policy-activated', OPEN, 'c2', '11:00:00'),
      ...decisions(OPEN, 'c1', '08:00:00', '11:00:00', 60),
      ...decisions(OPEN, 'c2', '11:00:00', '13:30:00', 3),
    ],
    NOW,
  );
  await reviewActivations(NOW, 100);
});

const told = ({ items }: Awaited<ReturnType<typeof listActivationReviews>>) =>
  items.map(({ policy, revision, verdict }) => [policy, revision, verdict]);

describe('reviewed activations', () => {
  test('are listed latest first, each with the verdict of its longest review', async () => {
    const list = await listActivationReviews(viewer, { ...window, limit: 100 }, NOW);
    expect(told(list)).toEqual([
      [OPEN, 'c2', 'regression'],
      [BAD, 'v1', 'fine'],
      [BAD, 'v2', 'regression'],
      [BAD, 'v1', 'no-data'],
      [OPEN, 'c1', 'no-data'],
    ]);
    expect(list.items[0]!.reviews.map(({ minutes }) => minutes)).toEqual([120, 30, 5]);
    const still = await listActivationReviews(
      viewer,
      { ...window, limit: 100, verdict: 'regression', inForce: 'true' },
      NOW,
    );
    expect(told(still)).toEqual([[OPEN, 'c2', 'regression']]);
  });

  test('say who took a regression back, and how long that took', async () => {
    const { items } = await listPolicyReviews(viewer, BAD, { revision: 'v2' }, NOW);
    expect(items).toMatchObject([
      {
        verdict: 'regression',
        until: at('10:20:00'),
        rollback: { at: at('10:20:30'), by: 'grace', toRevision: 'v1', seconds: 1_230 },
        proposal: null,
      },
    ]);
  });

  test('propose what to go back to while a regression is in force, and what that takes away', async () => {
    const { items } = await listPolicyReviews(viewer, OPEN, {}, NOW);
    const { proposal } = items[0]!;
    expect(proposal).toMatchObject({
      toRevision: 'c1',
      because: 'replaced',
      environments: ['aws'],
      commit: 'c0ffee',
      url: 'https://git.example/c0ffee',
    });
    // 360 decisions an hour, of which a third instead of a sixtieth are denied: 120 − 6.
    expect(proposal!.denialsPerHour!.expected).toBeCloseTo(114, 0);
    expect(proposal!.denialsPerHour!.low).toBeGreaterThan(90);
    expect(proposal!.denialsPerHour!.high).toBeLessThan(140);
  });

  test('are summed up: what failed of what was reviewed with data, and the window before', async () => {
    const summary = await getChangeSummary(viewer, { from: at('09:00:00'), to: at('14:00:00') }, NOW);
    expect(summary.current).toMatchObject({
      reviewed: 2,
      failed: 2,
      failureRate: 1,
      noData: 0,
      rolledBack: 1,
      secondsToRollback: 1_230,
    });
    expect(summary.previous).toMatchObject({
      reviewed: 0,
      noData: 2,
      failureRate: null,
      secondsToRollback: null,
    });
  });

  test('are not shown to who may not see the zones whose decisions they count', async () => {
    const elsewhere = actorOf('viewer', ['iot']);
    expect((await listActivationReviews(elsewhere, { ...window, limit: 100 }, NOW)).items).toEqual([]);
    await expect(listPolicyReviews(elsewhere, BAD, {}, NOW)).rejects.toMatchObject({ code: 'not-found' });
    const here = await listActivationReviews(actorOf('viewer', ['shop']), { ...window, limit: 100 }, NOW);
    expect(here.total).toBe(5);
    expect(here.items[0]!.reviews[0]!.evidence.budget).toEqual([]);
  });
});

test('the effect names what differs, the groups that are new, the latency and the budget', async () => {
  const { effect } = await getPolicyDiff(viewer, BAD, { from: 'v1', to: 'v2' }, NOW);
  expect(effect).toMatchObject({
    minutes: 20,
    comparedWith: 'before',
    // Two a service and ten minutes before, every second one after: those of one of the two.
    before: { decisions: 120, denials: 2 },
    after: { decisions: 120, denials: 60 },
    tests: { made: 2, tooFew: 0 },
    servicesTouched: 1,
    latency: { before: { count: 120 }, after: { count: 120 } },
  });
  expect(effect!.services).toMatchObject([
    { service: 'app', after: { decisions: 60, denials: 60 }, isDifferent: true },
  ]);
  expect(effect!.denials.low).toBeGreaterThan(0.35);
  expect(effect!.latency!.after.p95).toBeCloseTo(40, -1);
  expect(effect!.newGroups).toMatchObject({
    total: 1,
    items: [
      {
        service: 'app',
        rule: 'added-rule',
        action: 'GET',
        principalKind: 'person',
        firstSeen: at('10:00:10'),
      },
    ],
  });
  expect(effect!.budget.find(({ kind }) => kind === 'at-stake')!.bad).toBeCloseTo(58, 9);
});

test('a marker carries what changed with it', async () => {
  const { items } = await listChangeMarkers(viewer, { ...window, policy: BAD }, NOW);
  expect(
    items.find(({ revision, type }) => revision === 'v2' && type === 'policy-activated')!.effect,
  ).toMatchObject({
    verdict: 'regression',
    before: { bad: 2, total: 120 },
    after: { bad: 60, total: 120 },
  });
  expect(items.find(({ type }) => type === 'policy-rolled-back')!.effect).toBeNull();
});

describe('markers are tied to what the change can have touched', () => {
  const policiesMarked = async (filter: object) =>
    new Set(
      (await listChangeMarkers(viewer, { ...window, ...filter }, NOW)).items.map(({ policy }) => policy),
    );

  test('a service or zone that the policy decides about', async () => {
    expect(await policiesMarked({ service: 'web' })).toEqual(new Set([BAD, OPEN]));
    expect(await policiesMarked({ zone: 'shop' })).toEqual(new Set([BAD, OPEN]));
    expect(await policiesMarked({ service: 'warehouse' })).toEqual(new Set());
    expect(await policiesMarked({ environment: 'gcp' })).toEqual(new Set());
  });

  test('the latency of evaluation, not how long events were under way', async () => {
    const markersOf = async (measure: 'evaluation' | 'ingest') =>
      (await getLatencySeries(viewer, { ...window, measure }, NOW)).markers.length;
    expect(await markersOf('evaluation')).toBeGreaterThan(0);
    expect(await markersOf('ingest')).toBe(0);
  });
});
