import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { getPrisma } from '../database';
import { makeAlert } from '../testing/make-alert';
import { useTestDatabase } from '../testing/use-test-database';
import { pruneAlerts } from './prune-alerts';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const group = (id: string, closedAt: Date | null) => ({
  id,
  key: id,
  cause: 'policy',
  category: 'trust',
  openedAt: daysAgo(500),
  closedAt,
});

it('forgets what ended 400 days ago and belongs to no incident, with its history and its group', async () => {
  const [gone, kept] = [randomUUID(), randomUUID()];
  await getPrisma().alertGroup.createMany({ data: [group(gone, daysAgo(401)), group(kept, daysAgo(401))] });
  const ended = { state: 'resolved', resolvedAt: daysAgo(401) } as const;
  const old = makeAlert(daysAgo(402), { ...ended, title: 'old', groupId: gone });
  await getPrisma().alert.createMany({
    data: [
      old,
      makeAlert(daysAgo(402), { ...ended, title: 'of an incident', groupId: kept, incidentId: randomUUID() }),
      makeAlert(daysAgo(402), { state: 'resolved', resolvedAt: daysAgo(399), title: 'younger' }),
      makeAlert(daysAgo(402), { title: 'open' }),
    ],
  });
  await getPrisma().alertTransition.create({
    data: { alertId: old.id!, at: daysAgo(402), toState: 'firing', reason: 'It holds.' },
  });

  expect(await pruneAlerts(NOW)).toBe(1);
  const left = await getPrisma().alert.findMany({ orderBy: { title: 'asc' } });
  expect(left.map(({ title }) => title)).toEqual(['of an incident', 'open', 'younger']);
  expect(await getPrisma().alertTransition.count()).toBe(0);
  expect((await getPrisma().alertGroup.findMany()).map(({ id }) => id)).toEqual([kept]);
  expect(await pruneAlerts(NOW)).toBe(0);
});
