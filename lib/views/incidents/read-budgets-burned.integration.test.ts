import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { saveObjective } from '@/lib/commands/objectives/save-objective';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { readBudgetsBurned } from './read-budgets-burned';

useTestDatabase();

const NOW = new Date('2026-11-21T13:00:00Z');
const WINDOW = { from: new Date('2026-11-21T11:50:20Z'), to: new Date('2026-11-21T12:10:00Z') };

const attestations = (name: string, from: string, count: number, outcome: string) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'attestation',
    id: `${name}-${index}`,
    occurredAt: new Date(Date.parse(from) + index * 1_000).toISOString(),
    outcome,
    subject: 'spiffe://x/a',
    method: 'x509',
    service: 'web',
    environment: 'eu-1',
  }));

beforeAll(async () => {
  await writeEvents(
    [
      ...attestations('old', '2026-11-11T12:00:00Z', 75, 'valid'),
      ...attestations('good', '2026-11-21T11:30:00Z', 20, 'valid'),
      ...attestations('bad', '2026-11-21T11:58:00Z', 5, 'failed'),
      ...attestations('after', '2026-11-21T12:30:00Z', 50, 'failed'),
    ],
    NOW,
  );
  await saveObjective(
    actorOf('on-call'),
    {
      id: 'loose',
      name: 'Loose',
      description: null,
      indicator: 'M2',
      zone: null,
      service: null,
      environment: null,
      target: '0.9',
      window: { type: 'rolling', days: 1 },
      method: { type: 'occurrences' },
      rules: [{ preset: 'ladder' }],
    },
    { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } },
  );
});

it('each objective loses of its own budget what was bad during the incident, those that lost most first', async () => {
  const burned = await readBudgetsBurned(actorOf('viewer'), { zones: [] }, WINDOW);
  // Of 100 in 30 days 0.1 may be bad; of 25 in a day 2.5.
  expect(burned.slice(0, 2)).toEqual([
    { name: 'Attestations succeed', indicator: 'M2', bad: 5, total: 5, consumed: expect.closeTo(50, 9) },
    { name: 'Loose', indicator: 'M2', bad: 5, total: 5, consumed: expect.closeTo(2, 9) },
  ]);
  expect(burned.slice(2).every(({ consumed }) => consumed === null)).toBe(true);
});
