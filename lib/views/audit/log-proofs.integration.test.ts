import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { hashLeaf } from '@/lib/audit-log/hash';
import { verifyInclusion } from '@/lib/audit-log/inclusion-proof';
import { openNote } from '@/lib/audit-log/signed-note';
import { parseTlogProof } from '@/lib/audit-log/tlog-proof';
import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { ROLE_PERMISSIONS, type Role } from '@/lib/domain/roles';
import { readOrMakeSigningKey } from '@/lib/jobs/audit-log/signing-key';
import { signCheckpoint } from '@/lib/jobs/audit-log/sign-checkpoint';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getLogCheckpoint, listLogCheckpoints } from './get-log-checkpoint';
import { getCurrentVkey, getLogKeyFile } from './get-key-files';
import { getConsistency, getEntryProof } from './get-log-proof';
import { getLogTile } from './get-log-tile';

useTestDatabase();

/** What the owner of the database can do. */
const asOwner = async (...statements: string[]) => {
  const guard = (state: string) => `ALTER TABLE audit_leaf ${state} TRIGGER USER`;
  for (const statement of [guard('DISABLE'), ...statements, guard('ENABLE')])
    await getOwnerPool().query(statement);
};

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-proofs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = new Date('2026-11-21T10:00:00Z');
const key = readOrMakeSigningKey(join(folder, 'key'), 'audit.gatehouse.example/trustzone/default');
const actorOf = (role: Role, zones: readonly string[] | null = null) => ({
  type: 'account' as const,
  id: randomUUID(),
  name: role,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
const reviewer = actorOf('reviewer');
const grow = async (from: number, to: number) => {
  const events = Array.from({ length: to - from }, (_, place) => ({
    kind: 'audit',
    id: `event-${from + place}`,
    occurredAt: '2026-11-21T09:59:00Z',
    actor: { type: 'user', id: 'alice' },
    action: 'secret.read',
    targets: [],
    zone: (from + place) % 2 === 0 ? 'payments' : 'office',
    context: {},
  }));
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], () => NOW.getTime() * 1_000);
  while ((await sequencePending(() => NOW.getTime() * 1_000, 1_000)) !== 0);
};
const leafOf = async (index: number) => {
  const { rows } = await getPool().query<{ id: string; leaf: Buffer }>(
    'SELECT id, leaf FROM audit_leaf WHERE leaf_index = $1',
    [index],
  );
  return rows[0]!;
};
const signedTree = (note: string) => {
  const opened = openNote(Buffer.from(note), [key.verifier]);
  return opened.verdict === 'ok' ? parseCheckpoint(opened.text)! : null;
};

beforeAll(async () => {
  await expect(getLogCheckpoint(reviewer)).rejects.toMatchObject({ code: 'not-found' });
  await expect(getCurrentVkey(reviewer)).rejects.toMatchObject({ code: 'not-found' });
  for (const [from, to] of [
    [0, 10],
    [10, 300],
    [300, 301],
  ] as const) {
    await grow(from, to);
    await signCheckpoint(key, join(folder, 'signed'), NOW);
  }
  await grow(301, 303);
});

it('gives the newest checkpoint, and all of them page by page', async () => {
  expect(signedTree(await getLogCheckpoint(reviewer))).toMatchObject({ size: 301n });
  const first = await listLogCheckpoints(reviewer, { after: 0n, limit: 2 });
  expect(first).toMatchObject({ items: [{ size: '10' }, { size: '300' }], nextAfter: '300' });
  expect(await listLogCheckpoints(reviewer, { after: 300n, limit: 2 })).toMatchObject({
    items: [{ size: '301', signedAt: '2026-11-21T10:00:00.000000Z' }],
    nextAfter: null,
  });
});

it('gives the key that signs, and the file of all keys that verifiers take', async () => {
  const vkey = (await getCurrentVkey(reviewer)).trim();
  expect(parseVerifierKey(vkey)).toEqual(key.verifier);
  expect(JSON.parse(await getLogKeyFile(reviewer))).toEqual({
    origin: key.origin,
    keys: [{ vkey, from_size: '0', to_size: null }],
  });
});

it('proves an entry by the first checkpoint that covers it', async () => {
  for (const [index, size] of [
    [0, 10n],
    [10, 300n],
    [299, 300n],
    [300, 301n],
  ] as const) {
    const { id, leaf } = await leafOf(index);
    const { name, text } = await getEntryProof(reviewer, id);
    expect(name).toBe(`${id}.tlog-proof`);
    const proof = parseTlogProof(text)!;
    const tree = signedTree(proof.checkpoint)!;
    expect([proof.index, tree.size]).toEqual([BigInt(index), size]);
    expect(verifyInclusion(proof.index, tree.size, hashLeaf(leaf), proof.hashes, tree.root)).toBe(true);
  }
  await expect(getEntryProof(reviewer, (await leafOf(302)).id)).rejects.toMatchObject({ code: 'conflict' });
  await expect(getEntryProof(reviewer, randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  const { id } = await leafOf(0);
  await expect(getEntryProof(actorOf('reviewer', ['office']), id)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(getEntryProof(actorOf('viewer'), id)).rejects.toMatchObject({ code: 'forbidden' });
});

it('proves that the log only grew', async () => {
  const { items } = await listLogCheckpoints(reviewer, { after: 0n, limit: 10 });
  const [older, newer] = [signedTree(items[0]!.note)!, signedTree(items[2]!.note)!];
  const { hashes } = await getConsistency(reviewer, { from: older.size, to: newer.size });
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'));
  expect(verifyConsistency(older.size, newer.size, older.root, newer.root, proof)).toBe(true);
  for (const [from, to] of [
    [0n, 10n],
    [11n, 10n],
    [1n, 304n],
  ] as const)
    await expect(getConsistency(reviewer, { from, to })).rejects.toMatchObject({ code: 'invalid-input' });
});

it('serves tiles as other tools read them', async () => {
  const leaves = await Promise.all([0, 1, 2].map(leafOf));
  const part = await getLogTile(reviewer, 'tile/0/000.p/3');
  expect(part.bytes).toEqual(Buffer.concat(leaves.map(({ leaf }) => hashLeaf(leaf))));
  expect(part.isFinal).toBe(false);
  const full = await getLogTile(reviewer, 'tile/0/000');
  expect([full.bytes.length, full.isFinal]).toEqual([8_192, true]);
  // The hash over a full tile is the first one of the level above: RFC 9162 §2.1.1.
  let hashes = Array.from({ length: 256 }, (_, at) => full.bytes.subarray(at * 32, at * 32 + 32));
  while (hashes.length > 1)
    hashes = Array.from({ length: hashes.length / 2 }, (_, at) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.of(1), hashes[2 * at]!, hashes[2 * at + 1]!]))
        .digest(),
    );
  expect((await getLogTile(reviewer, 'tile/1/000.p/1')).bytes).toEqual(hashes[0]);
  const bundle = await getLogTile(reviewer, 'tile/entries/000.p/2');
  const [one, two] = [leaves[0]!.leaf, leaves[1]!.leaf];
  expect(bundle.bytes.readUInt16BE(0)).toBe(one.length);
  expect(bundle.bytes.subarray(2, 2 + one.length)).toEqual(one);
  expect(bundle.bytes.readUInt16BE(2 + one.length)).toBe(two.length);
  expect(bundle.isFinal).toBe(false);
});

it('has no tile beyond its end, none of another name, and no entries for who may see some zones only', async () => {
  for (const path of [
    'tile/0/001',
    'tile/0/001.p/100',
    'tile/2/000',
    'tile/entries/002',
    'tile/x/000',
    'tile',
  ])
    await expect(getLogTile(reviewer, path)).rejects.toMatchObject({ code: 'not-found' });
  const confined = actorOf('reviewer', ['office']);
  await expect(getLogTile(confined, 'tile/entries/000.p/1')).rejects.toMatchObject({ code: 'forbidden' });
  const limited = { ...reviewer, auditLimit: { actorRef: 'nobody', target: null } };
  await expect(getLogTile(limited, 'tile/entries/000.p/1')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(getEntryProof(limited, (await leafOf(0)).id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(getLogTile(actorOf('on-call'), 'tile/0/000.p/1')).rejects.toMatchObject({ code: 'forbidden' });
});

it('says of a bundle with an erased entry that it cannot be made', async () => {
  await asOwner('UPDATE audit_leaf SET leaf = NULL WHERE leaf_index = 7');
  await expect(getLogTile(reviewer, 'tile/entries/000.p/9')).rejects.toMatchObject({
    code: 'not-found',
    message: 'The entry 7 was erased, so its bundle cannot be made any more.',
  });
  expect((await getLogTile(reviewer, 'tile/entries/000.p/7')).bytes.length).toBeGreaterThan(0);
  expect((await getLogTile(reviewer, 'tile/0/000.p/9')).bytes.length).toBe(9 * 32);
});
