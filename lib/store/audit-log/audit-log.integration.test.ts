import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { commitValue } from '@/lib/audit-log/commit-value';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from '@/lib/audit-log/frontier';
import { hashLeaf } from '@/lib/audit-log/hash';
import { verifyInclusion } from '@/lib/audit-log/inclusion-proof';
import { appendAuditEntry } from '../audit/append-audit-entry';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { withTransaction } from '../transaction';
import { readAuditHead } from './audit-head';
import { countEntries } from './count-entries';
import { findEntry } from './find-entry';
import { indexEntries } from './index-entries';
import { listEntries } from './list-entries';
import { proveConsistency, proveInclusion } from './prove-entry';
import { sequencePending } from './sequence-pending';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const clock = () => NOW.getTime() * 1_000;
const audit = (id: string, more: object = {}) => ({
  kind: 'audit',
  id,
  occurredAt: '2026-11-21T09:59:00.123456Z',
  actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
  action: 'policy.update',
  targets: [{ type: 'policy', id: 'pci-egress' }],
  outcome: 'success',
  zone: 'payments',
  context: { ip: '192.0.2.7' },
  changes: { mode: ['audit', 'enforce'], 'half \ud83d': 'nul \u0000' },
  ...more,
});
const write = (events: object[]) => writeBatch([makeWriteRequest(events, { receivedAt: NOW })], clock);
const own = (action: string, fails = false) =>
  withTransaction(async (tx) => {
    await appendAuditEntry(tx, {
      id: randomUUID(),
      occurredAt: NOW,
      actor: SYSTEM_ACTOR,
      action,
      targets: [{ type: 'source', id: 'one', name: 'One' }],
      context: { ip: '198.51.100.4', userAgent: 'test' },
    });
    if (fails) throw new Error('the change failed');
  });
const sequenceAll = async () => {
  while ((await sequencePending(clock, 1_000)) !== 0);
};
const leaves = async () =>
  (
    await getPool().query<{ index: string; id: string; leaf: Buffer; hash: Buffer; action: string }>(
      'SELECT leaf_index AS index, id, leaf, leaf_hash AS hash, action FROM audit_leaf ORDER BY leaf_index',
    )
  ).rows;

describe('the audit log', () => {
  it('holds what came in and what was done here, without gaps, and nothing of what did not happen', async () => {
    await write([audit('a'), { ...audit('b'), actor: { type: 'user', id: 'bob' } }]);
    await own('source.retired');
    await expect(own('source.lost', true)).rejects.toThrow('the change failed');
    // A repeat is no second entry.
    await write([audit('a')]);
    await sequenceAll();
    const rows = await leaves();
    expect(rows.map(({ index, action }) => [index, action])).toEqual([
      ['0', 'policy.update'],
      ['1', 'policy.update'],
      ['2', 'source.retired'],
    ]);
    const [first] = rows.map(({ leaf }) => JSON.parse(leaf.toString()) as Record<string, unknown>);
    expect(first).toMatchObject({
      v: 1,
      occurredAt: '2026-11-21T09:59:00.123456Z',
      recordedAt: '2026-11-21T10:00:00.000000Z',
      action: 'policy.update',
      targets: [{ type: 'policy', id: 'pci-egress' }],
      zone: 'payments',
      outcome: 'success',
    });
    // Nothing personal is in the leaves, only commitments to it.
    const text = Buffer.concat(rows.map(({ leaf }) => leaf)).toString();
    for (const personal of ['alice', 'Alice', 'bob', '192.0.2.7', '198.51.100.4', 'One'])
      expect(text).not.toContain(personal);
  });

  it('keeps beside each leaf what it commits to', async () => {
    const { rows } = await getPool().query<{
      fields: Record<string, { salt: string; value: unknown }>;
      leaf: Buffer;
    }>('SELECT fields, leaf FROM audit_sealed JOIN audit_leaf USING (leaf_index) ORDER BY leaf_index');
    expect(rows).toHaveLength(3);
    for (const { fields, leaf } of rows) {
      const { sealed } = JSON.parse(leaf.toString()) as { sealed: Record<string, string> };
      expect(Object.keys(sealed).toSorted()).toEqual(Object.keys(fields).toSorted());
      for (const [field, { salt, value }] of Object.entries(fields))
        expect(commitValue(Buffer.from(salt, 'base64'), value)).toBe(sealed[field]);
    }
    expect(rows[0]!.fields).toMatchObject({
      'actor.id': { value: 'alice@example.com' },
      'context.ip': { value: '192.0.2.7' },
      changes: { value: { mode: ['audit', 'enforce'], 'half \ufffd': 'nul \ufffd' } },
    });
  });

  it('proves every entry and every growth from its tiles', async () => {
    const before = await readAuditHead();
    for (let batch = 0; batch < 6; batch += 1)
      await write(Array.from({ length: 123 }, (_, index) => audit(`more-${batch}-${index}`)));
    await sequenceAll();
    const rows = await leaves();
    const { tree, root } = await readAuditHead();
    expect(rows).toHaveLength(741);
    expect(tree.size).toBe(741n);
    let again = EMPTY_FRONTIER;
    for (const { leaf, hash } of rows) {
      expect(hashLeaf(leaf)).toEqual(hash);
      ({ frontier: again } = appendLeaf(again, hash));
    }
    expect(rootOf(again)).toEqual(root);
    for (const index of [0n, 1n, 255n, 256n, 511n, 512n, 740n]) {
      const proof = await proveInclusion(index, tree.size);
      expect(verifyInclusion(index, tree.size, rows[Number(index)]!.hash, proof, root)).toBe(true);
    }
    const growth = await proveConsistency(before.tree.size, tree.size);
    expect(verifyConsistency(before.tree.size, tree.size, before.root, root, growth)).toBe(true);
  });

  it('has one order, whoever writes and sequences at the same time', async () => {
    const from = (await readAuditHead()).tree.size;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let batch = 0; batch < 10; batch += 1)
        await write(Array.from({ length: 20 }, (_each, index) => audit(`w-${writer}-${batch}-${index}`)));
    });
    const writing = { isOn: true };
    const sequencers = Array.from({ length: 3 }, async () => {
      while (writing.isOn) await sequencePending(clock, 50);
    });
    await Promise.all(writers);
    writing.isOn = false;
    await Promise.all(sequencers);
    await sequenceAll();
    const rows = await leaves();
    expect(BigInt(rows.length)).toBe(from + 1_600n);
    expect(rows.map(({ index }) => Number(index))).toEqual(rows.map((_, index) => index));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    let again = EMPTY_FRONTIER;
    for (const { hash } of rows) ({ frontier: again } = appendLeaf(again, hash));
    expect(rootOf(again)).toEqual((await readAuditHead()).root);
  });

  it('is refused any other change by the database itself', async () => {
    for (const statement of [
      `UPDATE audit_leaf SET action = 'other'`,
      `DELETE FROM audit_leaf WHERE leaf_index = 5`,
      'TRUNCATE audit_leaf',
      'DELETE FROM audit_checkpoint',
    ])
      await expect(getPool().query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('entries of the audit log', () => {
  beforeAll(async () => {
    while ((await indexEntries(1_000)) !== 0);
  });
  const WINDOW = { from: new Date('2026-11-21T09:00:00Z'), to: new Date('2026-11-21T11:00:00Z') };
  const page = { limit: 100 };
  const idsOf = async (filter: Parameters<typeof listEntries>[0]) =>
    (await listEntries({ window: WINDOW, ...filter }, page)).items.map(({ action }) => action);

  it('are found by everything that they say, whoever erasable it is', async () => {
    await write([
      audit('found', {
        occurredAt: '2026-11-21T10:30:00Z',
        actor: { type: 'user', id: 'carol@example.org', name: 'Carol Ångström' },
        action: 'secret.rotated',
        targets: [
          { type: 'secret', id: 'db/root:main', name: 'Root of db' },
          { type: 'service', id: 'vault' },
        ],
        zone: 'data',
        outcome: 'failure',
        context: { ip: '203.0.113.9', userAgent: 'curl', location: 'Oslo' },
        changes: { note: 'after the leak' },
      }),
    ]);
    await sequenceAll();
    const [entry] = (await listEntries({ window: WINDOW, action: 'secret.rotated' }, page)).items;
    expect(entry).toMatchObject({
      occurredAt: '2026-11-21T10:30:00.000000Z',
      recordedAt: '2026-11-21T10:00:00.000000Z',
      actor: { type: 'user', id: 'carol@example.org', name: 'Carol Ångström' },
      targets: [
        { type: 'secret', id: 'db/root:main', name: 'Root of db' },
        { type: 'service', id: 'vault', name: null },
      ],
      zone: 'data',
      outcome: 'failure',
      context: { ip: '203.0.113.9', userAgent: 'curl', location: 'Oslo' },
      changes: { note: 'after the leak' },
      erased: [],
    });
    for (const filter of [
      { actor: entry!.actor.ref },
      { target: 'secret:db/root:main' },
      { target: 'service:vault' },
      { zones: ['data', 'edge'] },
      { outcome: 'failure' },
      { q: 'carol' },
      { q: 'ångström LEAK' },
      { q: "203.0.113.9 'root" },
      { q: 'secret.rot' },
    ])
      expect(await idsOf(filter), JSON.stringify(filter)).toEqual(['secret.rotated']);
    for (const filter of [
      { q: 'carol nobody' },
      { q: "':* | \\ &" },
      { zones: [] },
      { target: 'service:vaul' },
      { window: { from: WINDOW.from, to: new Date('2026-11-21T10:30:00Z') }, action: 'secret.rotated' },
    ])
      expect(await idsOf(filter), JSON.stringify(filter)).toEqual([]);
    expect(await countEntries({ window: WINDOW, target: 'service:vault' })).toBe(1);
    expect((await findEntry(entry!.id))?.index).toBe(entry!.index);
    expect(await findEntry(entry!.id, { zones: ['edge'] })).toBeNull();
  });

  it('are listed last first, page by page, without a double or a gap', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await listEntries({}, { limit: 100, cursor });
      seen.push(...items.map(({ occurredAt, index }) => `${occurredAt} ${index.padStart(9, '0')}`));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(Number((await readAuditHead()).tree.size));
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    await expect(listEntries({}, { limit: 1, cursor: 'abc' })).rejects.toThrow('not one of this list');
  });

  it('tell who each pseudonym is, and since when it did what, whatever order they came in', async () => {
    const dave = { actor: { type: 'user', id: 'dave', name: null } };
    await write([
      audit('d1', { ...dave, occurredAt: '2026-11-21T09:10:00Z', action: 'role.bound' }),
      audit('d2', { ...dave, occurredAt: '2026-11-21T09:05:00Z', action: 'role.bound' }),
    ]);
    await sequenceAll();
    await write([
      audit('d3', { actor: { type: 'user', id: 'dave', name: 'Dave' }, occurredAt: '2026-11-21T09:20:00Z' }),
      audit('d4', { ...dave, occurredAt: '2026-11-21T09:01:00Z', action: 'role.bound' }),
    ]);
    await sequenceAll();
    const { rows } = await getPool().query(
      `SELECT id, name, entries::int, to_char(first_at AT TIME ZONE 'UTC', 'HH24:MI') AS first,
         to_char(last_at AT TIME ZONE 'UTC', 'HH24:MI') AS last FROM audit_actor WHERE id = 'dave'`,
    );
    expect(rows).toEqual([{ id: 'dave', name: 'Dave', entries: 4, first: '09:01', last: '09:20' }]);
    const actions = await getPool().query(
      `SELECT action, a.entries::int, (SELECT to_char(l.occurred_at AT TIME ZONE 'UTC', 'HH24:MI') FROM audit_leaf l
         WHERE l.leaf_index = a.first_index) AS first
       FROM audit_actor_action a JOIN audit_actor USING (ref) WHERE id = 'dave' ORDER BY action`,
    );
    expect(actions.rows).toEqual([
      { action: 'policy.update', entries: 1, first: '09:20' },
      { action: 'role.bound', entries: 3, first: '09:01' },
    ]);
  });

  it('are found as well where too many came to do so at once', async () => {
    const size = Number((await readAuditHead()).tree.size);
    await write(
      Array.from({ length: 600 }, (_, index) =>
        audit(`flood-${index}`, { actor: { type: 'user', id: `erin-${index % 2}`, name: 'Erin' } }),
      ),
    );
    await sequenceAll();
    await write([audit('after', { actor: { type: 'user', id: 'frank' } })]);
    await sequenceAll();
    expect(await countEntries({ q: 'erin' })).toBe(0);
    expect((await readAuditHead()).indexedTo).toBe(BigInt(size));
    while ((await indexEntries(100)) !== 0);
    expect((await readAuditHead()).indexedTo).toBe(BigInt(size + 601));
    expect(await countEntries({ q: 'erin' })).toBe(600);
    expect(await countEntries({ q: 'frank' })).toBe(1);
    const { rows } = await getPool().query(
      `SELECT id, name, entries::int FROM audit_actor WHERE id LIKE 'erin%' ORDER BY id`,
    );
    expect(rows).toEqual([
      { id: 'erin-0', name: 'Erin', entries: 300 },
      { id: 'erin-1', name: 'Erin', entries: 300 },
    ]);
  });
});
