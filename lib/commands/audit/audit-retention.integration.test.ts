import type pg from 'pg';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { commitValue } from '@/lib/audit-log/commit-value';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { ErasureIndex } from '@/lib/audit-log/erasures';
import { verifyInclusion } from '@/lib/audit-log/inclusion-proof';
import { verifyBundle, type BundleEntry } from '@/lib/audit-log/verify-bundle';
import { signCheckpoint } from '@/lib/jobs/audit-log/sign-checkpoint';
import { readOrMakeSigningKey, type SigningKey } from '@/lib/jobs/audit-log/signing-key';
import { listCheckpointsAfter } from '@/lib/store/audit-log/audit-checkpoints';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { listErasedFields } from '@/lib/store/audit-log/erasure-runs';
import { findEntry } from '@/lib/store/audit-log/find-entry';
import { indexEntries } from '@/lib/store/audit-log/index-entries';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { proveConsistency, proveInclusion } from '@/lib/store/audit-log/prove-entry';
import { verifySlice } from '@/lib/store/audit-log/verification/verify-slice';
import { addVerifiedCounts } from '@/lib/store/audit-log/verification/verified-counts';
import { readVerificationState } from '@/lib/store/audit-log/verification/verification-state';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getPool } from '@/lib/store/database';
import { grantToApp } from '@/lib/store/migrate/grant-to-app';
import { writeBatch } from '@/lib/store/events/write-batch';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { TEST_APP } from '@/lib/store/testing/test-app';
import { withTransaction } from '@/lib/store/transaction';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { applyRetention } from './apply-retention';
import { eraseFromLog } from './erase-from-log';
import { releaseLegalHold } from './release-legal-hold';
import { saveRetentionRules } from './save-retention-rules';
import { setLegalHold } from './set-legal-hold';

const database = useTestDatabase();

const DAY_MS = 86_400_000;
const START = new Date('2026-06-01T10:00:00Z');
const NOW = new Date('2026-11-21T10:00:00Z');
const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-retention-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let key: SigningKey;

const occasion = (now = NOW) => ({
  now,
  newId: () => randomUUID(),
  from: { ip: '198.51.100.77', userAgent: 'test' },
});
const query = async <T extends object>(text: string, values: unknown[] = []) =>
  (await getPool().query<T>(text, values)).rows;

type Told = { id: string; actor?: string; action?: string; zone?: string; target?: string };
/** Writes audit events, gives them their places and signs the log, all at one time. */
async function grow(events: readonly Told[], now: Date): Promise<void> {
  const at = now.toISOString();
  const told = events.map(
    ({ id, actor = 'alice', action = 'secret.read', zone = 'payments', target = 'db' }) => ({
      kind: 'audit',
      id,
      occurredAt: at,
      actor: { type: 'user', id: `${actor}@example.com`, name: `The name of ${actor}` },
      action,
      targets: [{ type: 'secret', id: target, name: `Secret ${target}` }],
      zone,
      outcome: 'success',
      context: { ip: '192.0.2.7', userAgent: 'curl' },
      changes: { note: `seen by ${actor}` },
    }),
  );
  const clock = () => now.getTime() * 1_000;
  if (told.length > 0) await writeBatch([makeWriteRequest(told, { receivedAt: now })], clock);
  while ((await sequencePending(clock, 1_000)) !== 0);
  await signCheckpoint(key, join(folder, 'signed'), now);
}

/** Everything that is promised of a log: every checkpoint, proof and value that is still here. */
async function expectProven(): Promise<void> {
  const { tree, root, beginning } = await readAuditHead();
  const rows = await query<{ index: string; leaf: Buffer | null; hash: Buffer }>(
    'SELECT leaf_index AS index, leaf, leaf_hash AS hash FROM audit_leaf ORDER BY leaf_index',
  );
  expect(rows.map(({ index }) => BigInt(index))).toEqual(
    Array.from({ length: Number(tree.size - beginning.size) }, (_, at) => beginning.size + BigInt(at)),
  );
  const checkpoints = await listCheckpointsAfter(0n, 100);
  expect(checkpoints.length).toBeGreaterThan(0);
  const last = checkpoints.at(-1)!;
  expect(last.size).toBe(tree.size);
  const entries = rows.map(({ leaf, hash }): BundleEntry => (leaf ? { leaf } : { leafHash: hash }));
  for (const { note, size } of checkpoints) {
    // Every checkpoint opens, and every size that was signed is the beginning of the log.
    const trusted = Buffer.from(note);
    const { verdict } = verifyBundle(
      {
        origin: ORIGIN,
        keys: [{ key: key.verifier, fromSize: 0n, toSize: null }],
        checkpoint: Buffer.from(last.note),
        trusted,
      },
      { minIndex: beginning.size, frontier: beginning.roots, entries },
    );
    expect(verdict).toBe(size < beginning.size ? 'trusted_below_min_index' : 'ok');
    const signed = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))!;
    if (size < tree.size)
      expect(
        verifyConsistency(size, tree.size, signed.root, root, await proveConsistency(size, tree.size)),
      ).toBe(true);
  }
  await expectVerified();
  const erasures = new ErasureIndex();
  for (const { leaf } of rows) if (leaf) erasures.add(leaf);
  for (const { index, leaf, hash } of rows) {
    const at = BigInt(index);
    expect(verifyInclusion(at, tree.size, hash, await proveInclusion(at, tree.size), root)).toBe(true);
    if (!leaf) {
      expect(erasures.names(at), `entry ${index} has no leaf, and none says why`).toBe(true);
      continue;
    }
    const { sealed } = JSON.parse(leaf.toString()) as { sealed: Record<string, string> };
    const [kept] = await query<{ fields: Record<string, { salt: string; value: unknown }> }>(
      'SELECT fields FROM audit_sealed WHERE leaf_index = $1',
      [index],
    );
    for (const [field, commitment] of Object.entries(sealed)) {
      const value = kept?.fields[field];
      if (value) expect(commitValue(Buffer.from(value.salt, 'base64'), value.value)).toBe(commitment);
      else expect(erasures.names(at, field), `${field} of ${index} is gone, and none says why`).toBe(true);
    }
  }
}

/** The verifier of the log finds nothing, and counts what it saw. */
async function expectVerified(): Promise<void> {
  const { tree, beginning } = await readAuditHead();
  expect(await verifySlice(0n, tree.size)).toEqual([]);
  const { verifiedSize } = await readVerificationState();
  expect(await addVerifiedCounts(verifiedSize, tree.size)).toBe(true);
  const [counted] = await query<{ entries: string; bad: string }>(
    'SELECT sum(entries) AS entries, sum(bad) AS bad FROM audit_verified_count WHERE grain = 0',
  );
  expect(counted).toEqual({ entries: String(tree.size - beginning.size), bad: '0' });
}

/** Everything that this database holds, as texts: nothing of what was erased may be in it. */
async function dump(): Promise<string> {
  const tables = await query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await query<{ row: string; leaf: string | null }>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  const leaves = await query<{ leaf: Buffer }>('SELECT leaf FROM audit_leaf WHERE leaf IS NOT NULL');
  const pending = await query<{ entries: Buffer }>('SELECT entries FROM audit_pending');
  return [
    ...texts,
    ...leaves.map(({ leaf }) => leaf.toString()),
    ...pending.map(({ entries }) => entries.toString()),
  ].join('\n');
}

const idOf = async (action: string): Promise<string> =>
  (
    await query<{ id: string }>('SELECT id FROM audit_leaf WHERE action = $1 ORDER BY leaf_index LIMIT 1', [
      action,
    ])
  )[0]!.id;
const refOf = async (actor: string): Promise<string> =>
  (await query<{ ref: string }>('SELECT ref FROM audit_actor WHERE id = $1', [`${actor}@example.com`]))[0]!
    .ref;

beforeAll(async () => {
  key = readOrMakeSigningKey(join(folder, 'key'), ORIGIN);
});

describe('erasing values', () => {
  it('leaves every proof valid and says what, when and why', async () => {
    await grow(
      [
        { id: 'a1' },
        { id: 'a2', action: 'secret.rotated' },
        { id: 'b1', actor: 'bob', action: 'policy.update' },
        { id: 'b2', actor: 'bob', action: 'role.bound' },
      ],
      START,
    );
    await expectProven();
    const id = await idOf('secret.rotated');
    const before = (await findEntry(id))!;
    const { salt } = before.sealed['context.ip']!;
    const result = await eraseFromLog(
      SYSTEM_ACTOR,
      {
        of: { kind: 'entry', id },
        fields: ['context.ip', 'changes'],
        basis: 'GDPR Art. 17(1)(a)',
        requester: 'ticket of Alice',
      },
      occasion(),
    );
    expect(result).toMatchObject({ erased: 1, remaining: 0 });
    await grow([], NOW);
    const after = (await findEntry(id))!;
    expect(after).toMatchObject({ ip: null, changes: null, leaf: before.leaf, leafHash: before.leafHash });
    expect(after.erased.toSorted()).toEqual(['changes', 'context.ip']);
    expect(after.actor).toEqual(before.actor);
    expect(await listErasedFields([after.index])).toEqual(
      ['changes', 'context.ip'].map((field) => ({
        index: after.index,
        field,
        basis: 'GDPR Art. 17(1)(a)',
        erasedAt: '2026-11-21T10:00:00.000000Z',
        entryId: result.entryIds[0],
      })),
    );
    // Found by what is left, and no more by what is gone.
    const found = async (q: string) => (await listEntries({ q }, { limit: 10 })).items.map((each) => each.id);
    expect(await found('rotated name')).toEqual([id]);
    expect(await found('rotated seen')).toEqual([]);
    expect(await dump()).not.toContain(salt);
    const erase = (await findEntry(result.entryIds[0]!))!;
    expect(erase).toMatchObject({
      action: 'log.erase',
      data: { indexes: [after.index], fields: ['changes', 'context.ip'], basis: 'GDPR Art. 17(1)(a)' },
      changes: { requester: 'ticket of Alice' },
    });
    // Of who asked, the log itself holds a pseudonym only.
    expect(Buffer.from(erase.leaf!, 'base64').toString()).not.toContain('Alice');
    await expectProven();
    await expect(
      eraseFromLog(
        SYSTEM_ACTOR,
        { of: { kind: 'entry', id }, fields: ['changes'], basis: 'again' },
        occasion(),
      ),
    ).rejects.toThrow('Nothing of this is left');
  });

  it('takes everything personal of one identity out of the whole database, and nothing of others', async () => {
    const ref = await refOf('bob');
    const hashes = await query('SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index');
    const sealed = await query<{ fields: Record<string, { salt: string }> }>(
      'SELECT fields FROM audit_sealed JOIN audit_leaf USING (leaf_index) WHERE actor_ref = $1',
      [ref],
    );
    expect(await dump()).toContain('bob@example.com');
    const result = await eraseFromLog(
      SYSTEM_ACTOR,
      {
        of: { kind: 'actor', ref, asTarget: true },
        fields: ['actor.id', 'actor.name', 'context.ip', 'context.userAgent', 'changes', 'targets.name'],
        basis: 'GDPR Art. 17(1)(b)',
      },
      occasion(),
    );
    expect(result).toMatchObject({ erased: 2, remaining: 0 });
    await grow([], NOW);
    const left = await dump();
    expect(left).not.toMatch(/bob@example|name of bob|seen by bob/i);
    expect(left).toContain('alice@example.com');
    for (const { fields } of sealed)
      for (const { salt } of Object.values(fields)) expect(left).not.toContain(salt);
    expect(
      (await query('SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index')).slice(0, hashes.length),
    ).toEqual(hashes);
    expect(await query('SELECT id, name FROM audit_actor WHERE ref = $1', [ref])).toEqual([
      { id: null, name: null },
    ]);
    await expectProven();
    // The originals of the events are gone, and the roll-ups still tell the truth.
    expect(await verifyAll()).toEqual([]);
  });

  it('of a whole payload leaves nothing but its hash', async () => {
    const id = await idOf('secret.read');
    const { leafHash, index } = (await findEntry(id))!;
    const { entryIds } = await eraseFromLog(
      SYSTEM_ACTOR,
      { of: { kind: 'entry', id }, fields: 'leaf', basis: 'court order' },
      occasion(),
    );
    await grow([], NOW);
    expect(await findEntry(id)).toMatchObject({
      leaf: null,
      leafHash,
      erased: ['leaf'],
      actor: { id: null },
    });
    expect(await query('SELECT FROM audit_sealed WHERE leaf_index = $1', [index])).toEqual([]);
    expect(await query('SELECT FROM audit_search WHERE leaf_index = $1', [index])).toEqual([]);
    expect(await listErasedFields([index])).toMatchObject([{ field: 'leaf', basis: 'court order' }]);
    await expectProven();
    // What the log says of itself is not erased as a whole.
    await expect(
      eraseFromLog(
        SYSTEM_ACTOR,
        { of: { kind: 'entry', id: entryIds[0]! }, fields: 'leaf', basis: 'no trace' },
        occasion(),
      ),
    ).rejects.toThrow('says of itself');
  });
});

describe('a legal hold', () => {
  it('refuses requests, naming itself, whatever it is given by, until it is released', async () => {
    await grow([{ id: 'c1', actor: 'carol', zone: 'edge', target: 'vault', action: 'vault.opened' }], NOW);
    const id = await idOf('vault.opened');
    const ref = await refOf('carol');
    const erase = () =>
      eraseFromLog(
        SYSTEM_ACTOR,
        { of: { kind: 'actor', ref }, fields: ['actor.name'], basis: 'asked for' },
        occasion(),
      );
    for (const scope of [
      { zone: 'edge' },
      { actor: ref },
      { actor: 'The name of carol' },
      { target: 'secret:vault' },
      { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', zone: 'edge' },
    ]) {
      const hold = await setLegalHold(SYSTEM_ACTOR, { ...scope, reason: 'Case 4711' }, occasion());
      await expect(erase()).rejects.toMatchObject({
        code: 'conflict',
        message:
          'A legal hold covers an entry of these: "Case 4711", set by Gatehouse on 2026-11-21. Nothing was erased.',
      });
      await releaseLegalHold(SYSTEM_ACTOR, hold.id, { reason: 'Case closed' }, occasion());
    }
    for (const scope of [
      { zone: 'payments' },
      { target: 'secret:vaul' },
      { zone: 'edge', actor: 'alice@example.com' },
      { to: '2026-11-21T10:00:00Z', zone: 'edge' },
    ])
      await setLegalHold(SYSTEM_ACTOR, { ...scope, reason: 'Another case' }, occasion());
    await expect(
      setLegalHold(SYSTEM_ACTOR, { actor: 'nobody', reason: 'Case 1' }, occasion()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await erase()).toMatchObject({ erased: 1 });
    await grow([], NOW);
    expect((await findEntry(id))!.actor.name).toBeNull();
    await getOwnerPool().query('UPDATE audit_hold SET released_at = now() WHERE released_at IS NULL');
    const actions = await query<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM audit_leaf WHERE action LIKE 'log.hold%' GROUP BY 1 ORDER BY 1`,
    );
    expect(actions).toEqual([
      { action: 'log.hold', n: 9 },
      { action: 'log.hold.release', n: 5 },
    ]);
  });

  it('is kept by the database itself', async () => {
    await grow([{ id: 'd1', actor: 'dora', zone: 'held' }], NOW);
    const [row] = await query<{ index: string }>(
      `SELECT leaf_index AS index FROM audit_leaf WHERE zone = 'held'`,
    );
    const hold = await setLegalHold(SYSTEM_ACTOR, { zone: 'held', reason: 'Case 12' }, occasion());
    const erase = (fields: string[]) =>
      getPool().query('SELECT audit_erase($1, $2, $3, now(), $4)', [
        [row!.index],
        fields,
        randomUUID(),
        'none',
      ]);
    for (const fields of [['leaf'], ['actor.id']])
      await expect(erase(fields)).rejects.toMatchObject({ code: 'GH001' });
    await releaseLegalHold(SYSTEM_ACTOR, hold.id, { reason: 'over' }, occasion());
    await grow([], NOW);
    await expectProven();
  });
});

describe('the database', () => {
  it('lets nothing but the two functions erase, neither the app, whatever it says, nor its owner', async () => {
    const statements = [
      'UPDATE audit_leaf SET leaf = NULL',
      `UPDATE audit_leaf SET leaf = NULL, actor_ref = 'erased', target_keys = '{}' WHERE leaf_index = 1`,
      'DELETE FROM audit_leaf WHERE leaf_index = 1',
      'TRUNCATE audit_leaf',
    ];
    const ofApp = [
      'DELETE FROM audit_sealed',
      'DELETE FROM audit_hold',
      `UPDATE audit_hold SET zone = 'nowhere'`,
      `UPDATE audit_entry SET changes = NULL`,
      'DELETE FROM audit_erasure',
    ];
    await expectRefused(getPool(), [...statements, ...ofApp]);
    // Also with every right that can be given: only who owns the tables erases.
    await getOwnerPool().query(`GRANT ALL ON audit_leaf TO ${TEST_APP.name}`);
    await expectRefused(getPool(), statements);
    await getOwnerPool().query(`REVOKE ALL ON audit_leaf FROM ${TEST_APP.name}`);
    await grantToApp(database.ownerUrl, TEST_APP.name);
    // And even the owner does nothing else while it erases.
    await expectRefused(getOwnerPool(), [
      `UPDATE audit_leaf SET leaf = NULL WHERE leaf_index = 1`,
      `UPDATE audit_leaf SET leaf = NULL, actor_ref = 'erased', target_keys = '{}', leaf_hash = '\\x00' WHERE leaf_index = 1`,
      `UPDATE audit_leaf SET leaf = '\\x00' WHERE leaf_index = 1`,
      'DELETE FROM audit_leaf WHERE leaf_index = 1',
      'TRUNCATE audit_leaf',
    ]);
  });
});

async function expectRefused(pool: pg.Pool, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(`SET LOCAL gatehouse.audit_erasing = 'yes'`);
    await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the verifier', () => {
  it('names a leaf and a value that are gone without an entry that says so', async () => {
    const { tree } = await readAuditHead();
    await grow(
      [
        { id: 'e1', actor: 'eve' },
        { id: 'e2', actor: 'eve' },
      ],
      NOW,
    );
    const [first, second] = [tree.size, tree.size + 1n];
    await getOwnerPool().query('BEGIN');
    await getOwnerPool().query(`SELECT audit_erase($1, $2, $3, now(), 'none')`, [
      [first],
      ['leaf'],
      randomUUID(),
    ]);
    await getOwnerPool().query(`SELECT audit_erase($1, $2, $3, now(), 'none')`, [
      [second],
      ['actor.name'],
      randomUUID(),
    ]);
    await getOwnerPool().query('COMMIT');
    const size = (await readAuditHead()).tree.size;
    expect((await verifySlice(0n, size)).map(({ kind, first: at, what }) => [kind, at, what])).toEqual([
      [
        'erased_without_entry',
        first,
        `The bytes of entry ${first} was erased, but no entry of the log says so.`,
      ],
      [
        'erased_without_entry',
        second,
        `What entry ${second} commits to as actor.name was erased, but no entry of the log says so.`,
      ],
    ]);
    // Who erases by the way that there is says so, also of what was gone before.
    const left = await query<{ id: string }>('SELECT id FROM audit_leaf WHERE leaf_index = $1', [
      String(second),
    ]);
    await eraseFromLog(
      SYSTEM_ACTOR,
      { of: { kind: 'entry', id: left[0]!.id }, fields: 'leaf', basis: 'afterwards' },
      occasion(),
    );
    await grow([], NOW);
    expect((await verifySlice(0n, (await readAuditHead()).tree.size)).map(({ first: at }) => at)).toEqual([
      first,
    ]);
    // The rest of these tests begins with a log that explains itself.
    await appendErasureOf(first);
  });
});

async function appendErasureOf(index: bigint): Promise<void> {
  await withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: randomUUID(),
      occurredAt: NOW,
      actor: SYSTEM_ACTOR,
      action: 'log.erase',
      targets: [],
      data: { indexes: [String(index)], fields: ['leaf'], basis: 'test' },
    }),
  );
  await grow([], NOW);
  await expectProven();
}

describe('retention', () => {
  it('erases what its rules keep no longer, entry by entry and each with its rule, and nothing that is held', async () => {
    const later = new Date(NOW.getTime() + 100 * DAY_MS);
    const due = await query<{ index: string }>(
      `SELECT leaf_index AS index FROM audit_leaf
       WHERE leaf IS NOT NULL AND zone IN ('edge', 'held') ORDER BY leaf_index`,
    );
    await saveRetentionRules(
      SYSTEM_ACTOR,
      {
        rules: [
          { zone: 'edge', class: null, days: 90 },
          { zone: 'payments', class: null, days: null },
          { zone: null, class: 'control-plane', days: 30 },
        ],
      },
      occasion(NOW),
    );
    await grow([], NOW);
    const [edge, held] = due.map(({ index }) => index);
    expect(due).toHaveLength(2);
    const hold = await setLegalHold(SYSTEM_ACTOR, { zone: 'edge', reason: 'Case 9' }, occasion(NOW));
    expect(await applyRetention(later)).toEqual({ erased: 1, dropped: 0, minIndex: null });
    await releaseLegalHold(SYSTEM_ACTOR, hold.id, { reason: 'over' }, occasion(NOW));
    // The zone keeps longer than the class.
    expect(await applyRetention(new Date(NOW.getTime() + 90 * DAY_MS))).toMatchObject({ erased: 0 });
    expect(await applyRetention(later)).toEqual({ erased: 1, dropped: 0, minIndex: null });
    expect(await applyRetention(later)).toEqual({ erased: 0, dropped: 0, minIndex: null });
    const told = await listErasedFields([edge!, held!]);
    expect(told.filter(({ field }) => field === 'leaf').map(({ index, basis }) => [index, basis])).toEqual([
      [edge, 'retention rule: any class, zone edge, 90 days'],
      [held, 'retention rule: control-plane, any zone, 30 days'],
    ]);
    await grow([], later);
    await expectProven();
  });

  it('drops the beginning of the log in steps of 256, once nothing of it is left', async () => {
    const at = new Date(NOW.getTime() + 200 * DAY_MS);
    await grow(
      Array.from({ length: 600 }, (_, place) => ({ id: `many-${place}`, actor: `actor-${place % 7}` })),
      at,
    );
    await grow([], at);
    const { tree } = await readAuditHead();
    const later = new Date(at.getTime() + 31 * DAY_MS);
    // Everything goes after 30 days, but what the log says of itself is kept for ever.
    await saveRetentionRules(
      SYSTEM_ACTOR,
      {
        rules: [
          { zone: null, class: null, days: 30 },
          { zone: null, class: 'log', days: null },
        ],
      },
      occasion(later),
    );
    await expectProven();
    const first = await applyRetention(later);
    expect(first).toMatchObject({ minIndex: null, dropped: 0 });
    expect(first.erased).toBeGreaterThanOrEqual(600);
    await grow([], later);
    await expectProven();
    const { verifiedSize: verified } = await readVerificationState();

    await saveRetentionRules(
      SYSTEM_ACTOR,
      { rules: [{ zone: null, class: null, days: 30 }] },
      occasion(later),
    );
    const hold = await setLegalHold(SYSTEM_ACTOR, { zone: 'payments', reason: 'Case 10' }, occasion(later));
    // All of its 600 are erased, but held entries keep their places too.
    expect((await applyRetention(later)).minIndex).toBeNull();
    await releaseLegalHold(SYSTEM_ACTOR, hold.id, { reason: 'over' }, occasion(later));
    // What the verifier has not seen yet is not dropped either.
    await getOwnerPool().query('UPDATE audit_verification SET verified_size = 255');
    expect((await applyRetention(later)).minIndex).toBeNull();
    await getOwnerPool().query('UPDATE audit_verification SET verified_size = $1', [verified]);
    const expected = (tree.size / 256n) * 256n;
    expect(await applyRetention(later)).toMatchObject({ minIndex: expected, dropped: Number(expected) });
    await grow([{ id: 'last' }], later);
    const { beginning } = await readAuditHead();
    expect(beginning.size).toBe(expected);
    await expectProven();
    // Leaf hashes stay in the tiles: an old export of a dropped entry is still provable.
    const head = await readAuditHead();
    const [tile] = await query<{ hashes: Buffer }>(
      'SELECT hashes FROM audit_tile WHERE level = 0 AND index = 0',
    );
    const hash = tile!.hashes.subarray(32, 64);
    expect(
      verifyInclusion(1n, head.tree.size, hash, await proveInclusion(1n, head.tree.size), head.root),
    ).toBe(true);
    expect((await applyRetention(later)).minIndex).toBeNull();
  });
});

describe('the directory of who acted', () => {
  const idOfNative = async (nativeId: string) =>
    (await query<{ id: string }>('SELECT id FROM event WHERE native_id = $1', [nativeId]))[0]!.id;
  const erase = (id: string, fields: 'leaf' | ('actor.id' | 'actor.name')[]) =>
    eraseFromLog(SYSTEM_ACTOR, { of: { kind: 'entry', id }, fields, basis: 'GDPR Art. 17' }, occasion());
  const known = (ref: string) => query('SELECT id, name FROM audit_actor WHERE ref = $1', [ref]);

  it('forgets an id and a name with the last entry that tells them, and an actor with its last entry', async () => {
    await grow(
      [
        { id: 'f1', actor: 'frank' },
        { id: 'f2', actor: 'frank' },
      ],
      NOW,
    );
    while ((await indexEntries(1_000)) !== 0);
    const [first, second] = [await idOfNative('f1'), await idOfNative('f2')];
    const { ref } = (await findEntry(first))!.actor;
    await erase(first, ['actor.id', 'actor.name']);
    expect(await known(ref)).toEqual([{ id: 'frank@example.com', name: 'The name of frank' }]);
    await erase(second, ['actor.name']);
    expect(await known(ref)).toEqual([{ id: 'frank@example.com', name: null }]);
    await erase(second, 'leaf');
    expect(await known(ref)).toEqual([{ id: null, name: null }]);
    await erase(first, 'leaf');
    expect(await known(ref)).toEqual([]);
    expect(await query('SELECT FROM audit_actor_action WHERE ref = $1', [ref])).toEqual([]);
  });
});
