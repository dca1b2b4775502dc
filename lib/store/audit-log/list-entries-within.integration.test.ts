import { beforeAll, expect, it } from 'vitest';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { listEntries } from './list-entries';
import { listEntriesWithin } from './list-entries-within';
import { sequencePending } from './sequence-pending';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const clock = () => NOW.getTime() * 1_000;
const WINDOW = { from: new Date('2026-11-14T10:00:00Z'), to: NOW };
/** Ages in hours, one of them on the boundary of a step of an hour. */
const AGES = [0.5, 0.6, 1, 1.5, 2.5, 6, 7, 30, 30.5, 100, 150, 167.9];

beforeAll(async () => {
  const events = AGES.map((age) => ({
    kind: 'audit',
    id: `age ${age}`,
    occurredAt: new Date(NOW.getTime() - age * 3_600_000).toISOString(),
    actor: { type: 'user', id: 'alice' },
    action: `age.${age}`,
    targets: [],
    context: {},
  }));
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], clock);
  while ((await sequencePending(clock, 1_000)) !== 0);
});

const walk = async (limit: number, milliseconds: number, tick: () => number) => {
  const actions: string[] = [];
  const stops: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEntriesWithin({ window: WINDOW }, { limit, cursor }, milliseconds, tick);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    actions.push(...page.items.map(({ action }) => action));
    stops.push(page.searchedTo);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { actions, stops };
};
const all = async () =>
  (await listEntries({ window: WINDOW }, { limit: 100 })).items.map(({ action }) => action);

it.each([1, 2, 3, 5, 100])('finds each entry once and in order, %i a page', async (limit) => {
  const { actions, stops } = await walk(limit, 60_000, () => 0);
  expect(actions).toEqual(await all());
  expect(stops.every((stop) => stop === null)).toBe(true);
});

it('stops when its time is over, says how far it came, and goes on from there', async () => {
  // Each look at the clock is a second later: no page takes more than one step.
  let seconds = 0;
  const { actions, stops } = await walk(100, 500, () => (seconds += 1) * 1_000);
  expect(actions).toEqual(await all());
  expect(stops[0]).toBe('2026-11-21T09:00:00.000Z');
  expect(stops.at(-1)).toBeNull();
});
