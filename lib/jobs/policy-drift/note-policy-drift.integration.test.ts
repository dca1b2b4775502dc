import { beforeEach, describe, expect, test } from 'vitest';
import { getPool } from '@/lib/store/database';
import { forgetSeenPoints } from '@/lib/store/points/seen-points';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { listDrifts } from '@/lib/views/drifts/list-drifts';
import { notePolicyDrift } from './note-policy-drift';

useTestDatabase();

const at = (clock: string) => `2026-11-21T${clock}Z`;
const timeOf = (clock: string) => new Date(at(clock));

beforeEach(async () => {
  await getPool().query(
    'TRUNCATE change, enforcement_point, policy_mismatch, drift_case, event_key, event, series, rollup',
  );
  forgetSeenPoints();
});

const activation = (revision: string, clock: string, environment: string, more: object = {}) => ({
  kind: 'change',
  id: `${revision}-${environment}-${clock}`,
  type: 'policy-activated',
  occurredAt: at(clock),
  policy: 'pci/egress',
  zone: 'pci',
  revision,
  environment,
  ...more,
});
const decision = (revision: string, clock: string, environment: string) => ({
  kind: 'decision',
  id: `decision-${environment}-${clock}`,
  occurredAt: at(clock),
  outcome: 'allow',
  policy: 'pci/egress/allow',
  revision,
  zone: 'pci',
  environment,
  service: 'payments-api',
});
const send = (clock: string, ...events: object[]) => writeEvents(events, timeOf(clock));

/** Looks at every half hour's minutes 0, 10, 20 … from one time to another, as the job does more often. */
async function watch(from: string, to: string): Promise<void> {
  for (let now = timeOf(from).getTime(); now <= timeOf(to).getTime(); now += 600_000)
    await notePolicyDrift(new Date(now));
}
const drifts = async () =>
  (await getPool().query('SELECT * FROM drift_case ORDER BY started_at')).rows as Record<string, unknown>[];
const count = async (table: string) =>
  Number((await getPool().query(`SELECT count(*) FROM ${table}`)).rows[0].count);

describe('a rollout that stops on its way', () => {
  beforeEach(async () => {
    await send('08:05:00', activation('v1', '08:00:00', 'aws'), activation('v1', '08:01:00', 'gcp'));
    await send('10:01:00', activation('v2', '10:00:00', 'aws'));
  });

  test('is no drift within the bound, and none at all when it goes on in time', async () => {
    await watch('10:10:00', '10:20:00');
    expect(await count('policy_mismatch')).toBe(1);
    await send('10:25:30', activation('v2', '10:25:00', 'gcp'));
    await watch('10:30:00', '11:00:00');
    expect(await drifts()).toEqual([]);
    expect(await count('policy_mismatch')).toBe(0);
  });

  test('is one drift since the first environment had it, noticed when it was first looked at', async () => {
    await watch('10:10:00', '12:00:00');
    expect(await drifts()).toMatchObject([
      {
        source: 'gatehouse',
        type: 'policy-revision',
        policy: 'pci/egress',
        environment: 'gcp',
        zone: 'pci',
        started_at: timeOf('10:00:00'),
        detected_at: timeOf('10:10:00'),
        resolved_at: null,
      },
    ]);
    expect(await count(`event WHERE kind = 'drift'`)).toBe(1);
  });

  test('is mended when the last environment has it, by the time of the activation', async () => {
    await watch('10:10:00', '10:50:00');
    await send('11:02:00', activation('v2', '11:01:00', 'gcp'));
    await watch('11:10:00', '12:00:00');
    expect(await drifts()).toMatchObject([
      { started_at: timeOf('10:00:00'), resolved_at: timeOf('11:01:00') },
    ]);
    expect(await count('policy_mismatch')).toBe(0);
  });

  test('is the same drift after a restart, and when newer revisions come meanwhile', async () => {
    await watch('10:10:00', '10:40:00');
    forgetSeenPoints();
    await send('10:45:00', activation('v3', '10:44:00', 'aws'));
    await watch('12:00:00', '13:00:00');
    await send('13:02:00', activation('v3', '13:01:00', 'gcp'));
    await watch('13:10:00', '13:30:00');
    expect(await drifts()).toMatchObject([
      { started_at: timeOf('10:00:00'), resolved_at: timeOf('13:01:00') },
    ]);
  });

  test('is told once more where the process ended between telling and keeping it, and counts once', async () => {
    await watch('10:10:00', '10:40:00');
    await getPool().query('UPDATE policy_mismatch SET reported_at = NULL');
    await watch('10:50:00', '11:00:00');
    expect(await drifts()).toHaveLength(1);
    expect(await count(`event WHERE kind = 'drift'`)).toBe(1);
  });

  test('is one after the minutes that an administrator set', async () => {
    const setting = (minutes: number) =>
      getPool().query(
        `INSERT INTO setting (key, value, updated_at) VALUES ('policy-drift', $1, now())
         ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
        [{ mismatchMinutes: minutes }],
      );
    await setting(10);
    await watch('10:09:00', '10:09:00');
    expect(await drifts()).toEqual([]);
    await watch('10:10:00', '10:10:00');
    expect(await drifts()).toHaveLength(1);
    await setting(30);
  });

  test('is mended by a rollback everywhere', async () => {
    await watch('10:10:00', '10:40:00');
    await send('10:46:00', {
      ...activation('v2', '10:45:00', 'aws', { type: 'policy-rolled-back', environment: undefined }),
      id: 'back',
    });
    await watch('10:50:00', '11:10:00');
    expect(await drifts()).toMatchObject([{ resolved_at: timeOf('10:45:00') }]);
  });

  test('feeds the list of drifts and M5, with the policy that it is about', async () => {
    await watch('10:10:00', '11:00:00');
    const range = { from: at('10:00:00'), to: at('11:00:00') };
    const { items, detection } = await listDrifts(actorOf('viewer'), range, timeOf('11:00:00'));
    expect(items).toMatchObject([
      { policy: 'pci/egress', environment: 'gcp', detectSeconds: 600, ageSeconds: 3_600, resolvedAt: null },
    ]);
    expect(detection).toMatchObject({ good: 1, total: 1 });
  });
});

test('an environment that decides by another revision than was activated there is a drift', async () => {
  await send('08:06:00', decision('v1', '08:05:00', 'aws'), decision('v1', '08:05:10', 'gcp'));
  await send('10:06:00', activation('v2', '10:00:00', 'aws'), activation('v2', '10:05:00', 'gcp'));
  for (const clock of ['10:10:00', '10:20:00', '10:30:00', '10:40:00'])
    await send(clock, decision('v1', clock, 'gcp'), decision('v2', clock, 'aws'));
  await watch('10:10:00', '10:40:00');
  expect(await drifts()).toMatchObject([{ environment: 'gcp', policy: 'pci/egress', resolved_at: null }]);
});

test('a canary is none until its bound', async () => {
  await send('08:05:00', activation('v1', '08:00:00', 'aws'), activation('v1', '08:01:00', 'gcp'));
  await send('10:01:00', activation('v2', '10:00:00', 'aws', { canaryShare: 0.1 }));
  await watch('10:10:00', '12:00:00');
  expect(await count('policy_mismatch')).toBe(0);
  await send('12:01:00', activation('v2', '12:00:30', 'aws'));
  await watch('12:10:00', '12:40:00');
  expect(await drifts()).toMatchObject([{ started_at: timeOf('12:00:30') }]);
});

test('an environment that was retired does not count: without telemetry for a day it differs from nothing', async () => {
  const daysAgo = (event: { id: string }) => ({
    ...event,
    id: `old-${event.id}`,
    occurredAt: '2026-11-19T09:00:00Z',
  });
  await send(
    '08:05:00',
    daysAgo(decision('v1', '09:00:00', 'old-site')),
    daysAgo(activation('v1', '08:00:00', 'old-site')),
  );
  await send('10:01:00', activation('v2', '10:00:00', 'aws'), decision('v2', '10:00:30', 'aws'));
  await watch('10:10:00', '11:00:00');
  expect(await drifts()).toEqual([]);
  expect(await count('policy_mismatch')).toBe(0);
});

test('two processes look one after the other', async () => {
  const [one, other] = await Promise.all([
    notePolicyDrift(timeOf('10:00:00')),
    notePolicyDrift(timeOf('10:00:00')),
  ]);
  expect([one, other].filter(Boolean).length).toBeGreaterThanOrEqual(1);
  expect(await notePolicyDrift(timeOf('10:00:00'))).toBe(true);
});
