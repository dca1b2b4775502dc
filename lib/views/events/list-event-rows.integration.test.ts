import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { eventListQuerySchema } from '@/lib/domain/filters';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { Actor } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listDenials, listEventRows } from './list-event-rows';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const START = Date.parse('2026-11-21T08:58:00Z');
const SPAN_MS = 3 * 3_600_000;
const ZONES = ['edge', 'payments', 'unzoned'];
const SERVICES = ['web', 'checkout', undefined];
const time = (offsetMs: number) => new Date(START + offsetMs).toISOString();

/** Events of several kinds over three hours; many at the same instant, some on the minute. */
const EVENTS = Array.from({ length: 420 }, (_, index) => {
  const step = (index * 7_919) % SPAN_MS;
  const offset =
    index % 5 === 0
      ? Math.floor(step / 60_000) * 60_000
      : index % 3 === 0
        ? Math.floor(step / 1_000) * 1_000
        : step;
  const base = {
    id: `e-${index}`,
    occurredAt: time(offset),
    zone: ZONES[index % 3],
    service: SERVICES[(index >> 1) % 3],
    environment: index % 4 ? 'eu-1' : 'us-1',
    principal: index % 2 ? 'alice' : 'bob_100%',
    traceId: (index % 9).toString(16).padStart(32, 'a'),
  };
  const kind = index % 7;
  if (kind === 0)
    return { ...base, kind: 'auth', outcome: index % 2 ? 'failure' : 'success', provider: 'okta' };
  if (kind === 1) return { ...base, kind: 'flow', outcome: 'denied', targetZone: 'pii', policy: 'np' };
  if (kind === 2) return { ...base, kind: 'heartbeat', tagged: index % 2 === 0, missingTags: [] };
  return {
    ...base,
    kind: 'decision',
    outcome: ['allow', 'deny', 'deny', 'error'][index % 4],
    policy: index % 2 ? 'http/authz' : 'db/authz',
    rule: `r-${index % 3}`,
    revision: `v${index % 2}`,
    targetZone: index % 5 ? undefined : 'pii',
    reason: index % 6 ? undefined : 'not an owner \\ of 100%',
  };
});

beforeAll(async () => {
  const half = EVENTS.length / 2;
  const write = (events: object[], source: string) =>
    writeBatch([makeWriteRequest(events, { source, receivedAt: NOW })], () => NOW.getTime() * 1_000);
  await write(EVENTS.slice(0, half), 'native');
  await write(EVENTS.slice(half), 'gateway');
  await write([{ ...EVENTS[5]!, id: 'skewed', occurredAt: '2026-11-21T12:30:00Z' }], 'native');
});

type Query = Record<string, string | number>;
const list = (query: Query, actor: Actor = SYSTEM_ACTOR) =>
  listEventRows(actor, eventListQuerySchema.parse({ from: time(0), to: time(SPAN_MS), ...query }), NOW);

/** Every row that paging comes by, and the totals that its pages named. */
async function pageThrough(query: Query, actor?: Actor) {
  const rows: EventRow[] = [];
  const totals = new Set<number>();
  let cursor: string | null = null;
  do {
    const page = await list({ ...query, ...(cursor && { cursor }) }, actor);
    rows.push(...page.items);
    totals.add(page.total);
    cursor = page.nextCursor;
  } while (cursor);
  return { rows, totals: [...totals] };
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const anyQuery = fc
  .record({
    from: fc.integer({ min: 0, max: SPAN_MS / 2 }).map((offset) => time(offset)),
    to: fc.integer({ min: SPAN_MS / 2 + 1, max: SPAN_MS + 2 * 3_600_000 }).map((offset) => time(offset)),
    kind: maybe(fc.constantFrom('decision', 'auth', 'flow', 'heartbeat')),
    outcome: maybe(fc.constantFrom('deny', 'allow', 'failure', 'denied', 'tagged')),
    zone: maybe(fc.constantFrom(...ZONES, 'pii')),
    service: maybe(fc.constantFrom('web', 'checkout', 'nobody')),
    environment: maybe(fc.constantFrom('eu-1', 'us-1')),
    policy: maybe(fc.constantFrom('http/authz', 'np')),
    source: maybe(fc.constantFrom('native', 'gateway')),
    targetZone: maybe(fc.constant('pii')),
    rule: fc.option(fc.constantFrom('r-0', 'r-1'), { nil: undefined, freq: 6 }),
    principal: fc.option(fc.constant('alice'), { nil: undefined, freq: 6 }),
    q: fc.option(fc.constantFrom('100%', '_', '\\', 'OWNER', 'authz'), { nil: undefined, freq: 6 }),
    order: fc.constantFrom('desc', 'asc'),
    limit: fc.constantFrom(7, 50, 500),
  })
  .map(
    (query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query,
  );

/** Which events a query asks for, told by the events themselves. */
function matching(query: Query): string[] {
  const sourceOf = (index: number) => (index < EVENTS.length / 2 ? 'native' : 'gateway');
  const fields = ['kind', 'zone', 'service', 'environment', 'policy', 'targetZone', 'rule', 'principal'];
  return EVENTS.filter((event, index) => {
    const one = event as Record<string, unknown>;
    const outcome = one.kind === 'heartbeat' ? (one.tagged ? 'tagged' : 'untagged') : one.outcome;
    const text = ['principal', 'reason', 'rule', 'service', 'policy']
      .map((name) => one[name] ?? '')
      .join('\n');
    return (
      one.occurredAt! >= query.from! &&
      one.occurredAt! < query.to! &&
      fields.every((name) => query[name] === undefined || one[name] === query[name]) &&
      (query.outcome === undefined || outcome === query.outcome) &&
      (query.source === undefined || sourceOf(index) === query.source) &&
      (query.q === undefined || text.toLowerCase().includes(String(query.q).toLowerCase()))
    );
  }).map(({ id }) => id);
}
const idOf = (row: EventRow, ids: Map<string, string>) => ids.get(row.id)!;

describe('a list of events', () => {
  it('names as its total exactly the rows that paging comes by, each once and in order', async () => {
    const { rows } = await getPool().query<{ id: string; native: string }>(
      'SELECT id, native_id AS native FROM event',
    );
    const nativeIds = new Map(rows.map(({ id, native }) => [id, native]));
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const paged = await pageThrough(query);
        expect(paged.totals).toEqual([paged.rows.length]);
        const keys = paged.rows.map(({ occurredAt, id }) => `${occurredAt} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toEqual(query.order === 'asc' ? keys.toSorted() : keys.toSorted().toReversed());
        const found = paged.rows.map((row) => idOf(row, nativeIds)).filter((id) => id !== 'skewed');
        expect(found.toSorted()).toEqual(matching(query).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('is confined to the zones of a token, in its rows and in its total', async () => {
    const confined: Actor = { ...SYSTEM_ACTOR, zones: ['edge'] };
    const { rows, totals } = await pageThrough({ limit: 100 }, confined);
    expect(new Set(rows.map(({ zone }) => zone))).toEqual(new Set(['edge']));
    expect(totals).toEqual([rows.length]);
    expect(rows.length).toBe(EVENTS.filter(({ zone }) => zone === 'edge').length);
    await expect(list({ zone: 'payments' }, confined)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keeps its place while events arrive', async () => {
    const first = await list({ limit: 10, order: 'desc' });
    await writeBatch(
      [
        makeWriteRequest([{ ...EVENTS[3]!, id: 'arrived', occurredAt: time(SPAN_MS - 1) }], {
          receivedAt: NOW,
        }),
      ],
      () => NOW.getTime() * 1_000,
    );
    const second = await list({ limit: 10, order: 'desc', cursor: first.nextCursor! });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(20);
    const whole = await list({ limit: 21, order: 'desc' });
    expect(whole.items.slice(1).map(({ id }) => id)).toEqual(ids);
  });

  it('of denials holds decisions that were denied, and nothing else', async () => {
    const query = eventListQuerySchema.parse({ from: time(0), to: time(SPAN_MS), limit: 500 });
    const denials = await listDenials(SYSTEM_ACTOR, query, NOW);
    expect(denials.items.every(({ kind, outcome }) => kind === 'decision' && outcome === 'deny')).toBe(true);
    expect(denials.total).toBe(denials.items.length);
    expect(denials.total).toBeGreaterThan(50);
  });

  it.each(['nonsense', Buffer.from('2026-11-21T09:00:00Z no-uuid').toString('base64url'), 'AAAA'])(
    'refuses the foreign cursor %s',
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );

  it('needs the permission to see events', async () => {
    const nobody: Actor = { ...SYSTEM_ACTOR, permissions: new Set(['dashboards:read']) };
    await expect(list({}, nobody)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
