import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { eraseFromLog } from '@/lib/commands/audit/erase-from-log';
import { recordExport } from '@/lib/commands/audit/record-export';
import { recordSearch } from '@/lib/commands/audit/record-search';
import { auditFilterSchema, auditSelectionSchema } from '@/lib/domain/audit-filter';
import { auditListQuerySchema } from '@/lib/domain/audit-list-query';
import type { AuditFacetName } from '@/lib/domain/read-models/audit';
import { PERMISSIONS, type Actor } from '@/lib/domain/roles';
import { countEntriesUpTo } from '@/lib/store/audit-log/count-entries-up-to';
import { countFacets } from '@/lib/store/audit-log/count-facets';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { exportEntries } from './export/export-entries';
import { getAuditFacets } from './get-audit-facets';
import { listAuditEntries } from './list-audit-entries';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const clock = () => NOW.getTime() * 1_000;
const REVIEWER: Actor = {
  type: 'account',
  id: randomUUID(),
  name: 'Rita',
  permissions: new Set(['audit:read']),
  zones: null,
};
const CONFINED: Actor = { ...REVIEWER, type: 'token', id: randomUUID(), zones: ['payments'] };
const STRANGER: Actor = {
  ...REVIEWER,
  permissions: new Set(PERMISSIONS.filter((permission) => permission !== 'audit:read')),
};
const occasion = (now = NOW) => ({ now, newId: randomUUID, from: { ip: '192.0.2.1', userAgent: null } });

const audit = (id: string, more: object = {}) => ({
  kind: 'audit',
  id,
  occurredAt: '2026-11-21T09:00:00Z',
  actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
  action: 'policy.update',
  targets: [{ type: 'policy', id: 'pci-egress' }],
  outcome: 'success',
  zone: 'payments',
  context: {},
  ...more,
});
const BOB = { actor: { type: 'user', id: 'bob@example.com' } };
const sequenceAll = async () => {
  while ((await sequencePending(clock, 1_000)) !== 0);
};
const write = async (events: object[]) => {
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], clock);
  await sequenceAll();
};
const list = (given: object, actor = REVIEWER) =>
  listAuditEntries(actor, auditListQuerySchema.parse(given), NOW);
const facetsOf = async (given: object, actor = REVIEWER) => {
  const found = await getAuditFacets(actor, auditFilterSchema.parse(given), NOW);
  const facet = (name: AuditFacetName) => found.facets!.find((each) => each.name === name)!;
  return { ...found, facet };
};
const fileOf = async (given: object, format: 'csv' | 'jsonl', actor = REVIEWER) => {
  let file = '';
  for await (const part of exportEntries(actor, auditSelectionSchema.parse(given), format, NOW)) file += part;
  return file;
};

beforeAll(async () => {
  await write([
    audit('a'),
    audit('b', { zone: 'public', outcome: 'failure' }),
    audit('c', { ...BOB, action: 'secret.read', targets: [], outcome: undefined }),
    // The day before yesterday.
    audit('d', { ...BOB, occurredAt: '2026-11-19T09:00:00Z', action: '=cmd|calc', zone: undefined }),
    // Before the usual range.
    audit('e', { occurredAt: '2026-11-01T09:00:00Z' }),
  ]);
});

describe('the facets of the trail', () => {
  it('count the values of what matches, the most frequent first, and who a pseudonym is', async () => {
    const { counted, isAll, facet } = await facetsOf({});
    expect({ counted, isAll }).toEqual({ counted: 4, isAll: true });
    expect(
      facet('actor')
        .values.map(({ label, entries }) => [label, entries])
        .toSorted(),
    ).toEqual([
      ['Alice', 2],
      ['bob@example.com', 2],
    ]);
    expect(facet('action')).toMatchObject({
      values: [{ value: 'policy.update', entries: 2 }, { entries: 1 }, { entries: 1 }],
      different: 3,
      without: 0,
    });
    expect(facet('target')).toMatchObject({
      values: [{ value: 'policy:pci-egress', label: null, entries: 3 }],
      different: 1,
      without: 1,
    });
    expect(facet('outcome')).toMatchObject({
      values: [
        { value: 'success', entries: 2 },
        { value: 'failure', entries: 1 },
      ],
      without: 1,
    });
  });

  it('narrow down with the filter, and each value finds its entries', async () => {
    const { facet } = await facetsOf({ from: 'now-30d' });
    for (const name of ['actor', 'action', 'target', 'zone', 'source', 'outcome'] as const)
      for (const { value, entries } of facet(name).values) {
        const { total } = await list({ from: 'now-30d', [name]: value });
        expect([name, value, total]).toEqual([name, value, entries]);
      }
    const narrowed = await facetsOf({ outcome: 'failure' });
    expect(narrowed.counted).toBe(1);
    expect(narrowed.facet('zone').values).toEqual([{ value: 'public', label: null, entries: 1 }]);
  });

  it('keep to the zones of who asks', async () => {
    const { counted, facet } = await facetsOf({}, CONFINED);
    expect(counted).toBe(2);
    expect(facet('zone').values).toEqual([{ value: 'payments', label: null, entries: 2 }]);
    await expect(facetsOf({ zone: 'public' }, CONFINED)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(facetsOf({}, STRANGER)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('say of how many of the newest entries they are, where there are more than are counted', async () => {
    const window = { from: new Date('2026-11-01T00:00:00Z'), to: NOW };
    const found = await countFacets({ window }, { most: 3, top: 1, milliseconds: 5_000 });
    expect(found?.counted).toBe(3);
    const action = found!.facets.find(({ name }) => name === 'action')!;
    // The newest three are a, b and c.
    expect(action).toEqual({
      name: 'action',
      values: [{ value: 'policy.update', label: null, entries: 2 }],
      different: 2,
      without: 0,
    });
    expect(await countEntriesUpTo({ window }, 3, 5_000)).toBe(4);
    expect(await countEntriesUpTo({ window }, 5, 5_000)).toBe(5);
  });

  it('are given up where counting takes too long', async () => {
    const blocker = await getOwnerPool().connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE audit_leaf IN ACCESS EXCLUSIVE MODE');
      expect(await countFacets({}, { most: 10, top: 5, milliseconds: 50 })).toBeNull();
      expect(await countEntriesUpTo({}, 10, 50)).toBeNull();
      await expect(listEntries({ q: 'a b c' }, { limit: 1, milliseconds: 50 })).rejects.toMatchObject({
        code: 'too-large',
      });
    } finally {
      await blocker.query('ROLLBACK');
      blocker.release();
    }
  });
});

describe('the list of the trail', () => {
  it('keeps to the zones of who asks', async () => {
    expect((await list({})).total).toBe(4);
    const { items, total } = await list({}, CONFINED);
    expect(total).toBe(2);
    expect(items.every(({ zone }) => zone === 'payments')).toBe(true);
    await expect(list({}, STRANGER)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells the size of the log, from which on what is new is asked for', async () => {
    const { logSize } = await list({});
    expect((await list({ fromIndex: logSize })).items).toEqual([]);
    // One of them happened earlier and comes late.
    await write([
      audit('f', { ...BOB, action: 'late.one', occurredAt: '2026-11-18T09:00:00Z' }),
      audit('g', { ...BOB, action: 'new.one', occurredAt: '2026-11-21T09:30:00Z' }),
    ]);
    const came = await list({ fromIndex: logSize });
    expect(came.items.map(({ action }) => action)).toEqual(['new.one', 'late.one']);
    expect((await list({ fromIndex: logSize, action: 'new.one' })).total).toBe(1);
  });
});

describe('what was erased', () => {
  it('says so in the list and in a file, with the reason', async () => {
    const keeper: Actor = { ...REVIEWER, permissions: new Set(['audit:read', 'audit:keep']) };
    const { items } = await list({ action: 'secret.read' });
    expect(items[0]).toMatchObject({ actor: { id: 'bob@example.com' }, erased: [], erasures: [] });
    await eraseFromLog(
      keeper,
      { of: { kind: 'entry', id: items[0]!.id }, fields: ['actor.id'], basis: 'Art. 17, request 12' },
      occasion(),
    );
    expect((await list({ action: 'secret.read' })).items).toEqual([
      expect.objectContaining({
        actor: expect.objectContaining({ id: null }) as unknown,
        erased: ['actor.id'],
        erasures: [expect.objectContaining({ field: 'actor.id', basis: 'Art. 17, request 12' })],
      }),
    ]);
    const [, line] = (await fileOf({ action: 'secret.read' }, 'csv')).split('\r\n');
    expect(line).toContain(',user,erased,');
  });
});

describe('an export of the trail', () => {
  it('holds every entry of the filter, safe for spreadsheets and with a byte order mark', async () => {
    const csv = await fileOf({}, 'csv');
    expect(csv.startsWith('\uFEFFEntry,Id,Occurred,Recorded,')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + (await list({})).total);
    expect(lines.find((line) => line.includes('cmd|calc'))).toContain(`,"'=cmd|calc",`);
  });

  it('holds the named entries alone, and of these only what may be seen', async () => {
    const { items } = await list({});
    const ids = items.map(({ id }) => id);
    const lines = (await fileOf({ ids: ids.slice(0, 2).join(',') }, 'jsonl')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id).toSorted()).toEqual(
      ids.slice(0, 2).toSorted(),
    );
    const seen = (await fileOf({ ids: ids.join(',') }, 'jsonl', CONFINED)).trimEnd().split('\n');
    expect(seen.map((line) => (JSON.parse(line) as { zone: string }).zone)).toEqual(
      items.filter(({ zone }) => zone === 'payments').map(() => 'payments'),
    );
  });

  it('is refused before its first part', () => {
    const selection = auditSelectionSchema.parse({});
    expect(() => exportEntries(STRANGER, selection, 'csv', NOW)).toThrow('audit:read');
    expect(() => exportEntries(CONFINED, { ...selection, zone: 'public' }, 'csv', NOW)).toThrow(
      'may not see the zone public',
    );
  });

  it('is an entry, each time', async () => {
    const selection = auditSelectionSchema.parse({ action: 'policy.update' });
    await recordExport(REVIEWER, selection, 'csv', occasion());
    await recordExport(REVIEWER, selection, 'csv', occasion());
    await sequenceAll();
    const { items } = await list({ action: 'audit.exported', to: '2026-11-21T10:00:01Z' });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ actor: { name: 'Rita' }, source: 'gatehouse', outcome: 'success' });
  });
});

describe('reading the trail', () => {
  const searches = async () => {
    await sequenceAll();
    return (await list({ action: 'audit.searched', to: '2026-11-21T11:00:00Z' })).items.length;
  };
  const filter = auditFilterSchema.parse({ q: 'egress' });

  it('is one entry, however many requests of a screen ask at once and again', async () => {
    await Promise.all([1, 2, 3].map(() => recordSearch(REVIEWER, filter, occasion())));
    await recordSearch(REVIEWER, filter, occasion(new Date('2026-11-21T10:09:59Z')));
    expect(await searches()).toBe(1);
    // Its own entry makes a live tail ask again, which is the same reading: nothing goes round in circles.
    await list({ fromIndex: '0' });
    expect(await searches()).toBe(1);
  });

  it('is another entry after ten minutes, of somebody else and of another question', async () => {
    await recordSearch(REVIEWER, filter, occasion(new Date('2026-11-21T10:10:00Z')));
    expect(await searches()).toBe(2);
    await recordSearch(CONFINED, filter, occasion());
    await recordSearch(REVIEWER, { ...filter, outcome: 'failure' }, occasion());
    expect(await searches()).toBe(4);
  });
});
