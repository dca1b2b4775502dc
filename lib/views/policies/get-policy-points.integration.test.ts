import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { decision, NOW, POLICY, writeRegression } from '../testing/regression-story';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getPolicyPoints } from './get-policy-points';

useTestDatabase();

const viewer = actorOf('viewer');
const at = (clock: string) => `2026-11-21T${clock}Z`;

beforeAll(async () => {
  await writeRegression();
  await writeEvents(
    [
      decision('gone', '09:00:00', 'allow', {
        environment: 'old-site',
        service: 'kiosk',
        occurredAt: '2026-11-19T09:00:00Z',
      }),
    ],
    NOW,
  );
});

test('tells of each point its revision, since when, when it was last seen, and how long it is behind', async () => {
  const { newest, points, total, mismatches } = await getPolicyPoints(viewer, POLICY, NOW);
  expect(newest).toEqual({ revision: 'v1', since: at('10:22:00.000') });
  expect(total).toBe(points.length);
  const told = points.map(
    ({ environment, kind, point, revision, since, lastSeen, behindSeconds, standing }) => ({
      environment,
      kind,
      point,
      revision,
      since,
      lastSeen,
      behindSeconds,
      standing,
    }),
  );
  const behind = { environment: 'aws', kind: 'instance', revision: 'v2', lastSeen: at('12:00:00.000000') };
  expect(told).toEqual([
    // Engines that still say v2, 98 minutes after it was rolled back.
    { ...behind, point: 'opa-1', since: at('10:02:00.000000'), behindSeconds: 98 * 60, standing: 'behind' },
    { ...behind, point: 'opa-2', since: at('10:02:10.000000'), behindSeconds: 98 * 60, standing: 'behind' },
    // Services that were last seen before it came back say nothing of now.
    {
      environment: 'aws',
      kind: 'service',
      point: 'payments-api',
      revision: 'v2',
      since: at('10:09:30.000000'),
      lastSeen: at('10:13:00.000000'),
      behindSeconds: null,
      standing: 'unknown',
    },
    {
      environment: 'aws',
      kind: 'service',
      point: 'refunds',
      revision: 'v2',
      since: at('10:13:30.000000'),
      lastSeen: at('10:13:30.000000'),
      behindSeconds: null,
      standing: 'unknown',
    },
    {
      environment: 'gcp',
      kind: null,
      point: null,
      revision: 'v1',
      since: at('10:22:00.000'),
      lastSeen: null,
      behindSeconds: null,
      standing: 'newest',
    },
    {
      environment: 'old-site',
      kind: 'service',
      point: 'kiosk',
      revision: 'v1',
      since: '2026-11-19T09:00:00.000000Z',
      lastSeen: '2026-11-19T09:00:00.000000Z',
      behindSeconds: null,
      standing: 'retired',
    },
  ]);
  expect(mismatches).toEqual([
    {
      environment: 'aws',
      revision: 'v2',
      startedAt: at('10:22:00.000'),
      reportedAfter: at('10:52:00.000'),
    },
  ]);
});

test('is the same for the bundle, and not found for a reader of other zones or a name that nobody knows', async () => {
  const { points } = await getPolicyPoints(viewer, 'pci/egress', NOW);
  expect(points.map(({ point }) => point)).toContain('opa-1');
  await expect(getPolicyPoints(actorOf('viewer', ['iot']), POLICY, NOW)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(getPolicyPoints(viewer, 'nothing', NOW)).rejects.toMatchObject({ code: 'not-found' });
});

test('nothing is the newest of a bundle whose policies are rolled out by their own names', async () => {
  const { newest, points, mismatches } = await getPolicyPoints(viewer, 'pci', NOW);
  expect({ newest, points, mismatches }).toEqual({ newest: null, points: [], mismatches: [] });
});
