import { beforeAll, expect, it } from 'vitest';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getCanaries } from '../canaries/get-canaries';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getAttestationBreakdown } from './get-attestation-breakdown';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const viewer = actorOf('viewer');
const scope = (filter: object = {}) => scopeFilterSchema.parse({ from: 'now-1h', to: 'now', ...filter });

const attempts = (name: string, count: number, outcome: string, host: string, environment: string) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'attestation',
    id: `${name}-${index}`,
    occurredAt: new Date(NOW.getTime() - 600_000 + index * 1_000).toISOString(),
    outcome,
    subject: 'spiffe://x/a',
    method: environment === 'us-1' ? 'tpm' : 'x509',
    host,
    zone: environment === 'us-1' ? 'edge' : 'payments',
    environment,
  }));

beforeAll(async () => {
  await writeEvents(
    [
      ...attempts('eu', 80, 'valid', 'eu-host', 'eu-1'),
      ...attempts('us', 50, 'valid', 'us-host', 'us-1'),
      ...attempts('bad', 20, 'failed', 'us-loop', 'us-1'),
      ...attempts('old', 10, 'stale', 'us-host', 'us-1'),
    ],
    NOW,
  );
});

it('counts every attempt by environment, method and host, repeats of one agent included', async () => {
  const { environments, methods, hosts, hostTotal } = await getAttestationBreakdown(viewer, scope(), NOW);
  expect(environments).toEqual([
    { name: 'us-1', attempts: 80, valid: 50, failed: 20, stale: 10, rate: 50 / 80 },
    { name: 'eu-1', attempts: 80, valid: 80, failed: 0, stale: 0, rate: 1 },
  ]);
  expect(methods.map(({ name, attempts: of }) => [name, of])).toEqual([
    ['tpm', 80],
    ['x509', 80],
  ]);
  expect(hosts.map(({ name, failed, stale }) => [name, failed, stale])).toEqual([
    ['us-loop', 20, 0],
    ['us-host', 0, 10],
  ]);
  expect(hostTotal).toBe(3);
});

it('says which environment attests worse, and compares nothing with one alone', async () => {
  const { parity } = await getAttestationBreakdown(viewer, scope(), NOW);
  expect(parity).toMatchObject({ best: 'eu-1', worst: 'us-1', difference: 0.375, isDifferent: true });
  expect((await getAttestationBreakdown(viewer, scope({ zone: 'edge' }), NOW)).parity).toBeNull();
});

it('stays within the zones of the reader', async () => {
  const { environments } = await getAttestationBreakdown({ ...viewer, zones: ['payments'] }, scope(), NOW);
  expect(environments.map(({ name }) => name)).toEqual(['eu-1']);
});

it('canaries that may still be on their way are neither seen nor lost', async () => {
  const sent = (secondsAgo: number, visibleMs: number | null) => ({
    sentAt: new Date(NOW.getTime() - secondsAgo * 1_000),
    visibleMs,
  });
  expect(await getCanaries(viewer, scope(), NOW)).toMatchObject({ sent: 0, seen: 0, p50: null });
  await getPrisma().canary.createMany({
    data: [sent(30, null), sent(90, 200), sent(150, 100), sent(210, null)],
  });
  expect(await getCanaries(viewer, scope(), NOW)).toMatchObject({ sent: 3, seen: 2, p50: 100, p99: 200 });
});
