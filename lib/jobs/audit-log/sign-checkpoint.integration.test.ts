import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { openNote } from '@/lib/audit-log/signed-note';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { asOwner } from '@/lib/store/testing/tamper-with-audit-log';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { signCheckpoint } from './sign-checkpoint';
import { readOrMakeSigningKey } from './signing-key';

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-signer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = new Date('2026-11-21T10:00:00Z');
const clock = () => NOW.getTime() * 1_000;
const keyFile = join(folder, 'key');
const stateFile = join(folder, 'signed');
const ORIGIN = 'audit.gatehouse.example/trustzone/default';

const grow = async (ids: string[]) => {
  const events = ids.map((id) => ({
    kind: 'audit',
    id,
    occurredAt: '2026-11-21T09:59:00Z',
    actor: { type: 'user', id: 'alice' },
    action: 'secret.read',
    targets: [],
    context: {},
  }));
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], clock);
  while ((await sequencePending(clock, 1_000)) !== 0);
};

it('signs what grew, as a note that its key opens, and nothing twice', async () => {
  const key = readOrMakeSigningKey(keyFile, ORIGIN);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(readOrMakeSigningKey(keyFile, 'another.example/name')).toEqual(key);
  await grow(['a', 'b', 'c']);
  expect(await signCheckpoint(key, stateFile, NOW)).toMatchObject({ outcome: 'signed', size: 3n });
  expect(await signCheckpoint(key, stateFile, NOW)).toEqual({ outcome: 'nothing-new' });
  const { note } = (await readLatestCheckpoint())!;
  const opened = openNote(Buffer.from(note), [key.verifier]);
  const { root } = await readAuditHead();
  expect(opened.verdict === 'ok' && parseCheckpoint(opened.text)).toMatchObject({
    origin: ORIGIN,
    size: 3n,
    root,
  });
});

it('goes on after a crash between remembering and storing', async () => {
  const key = readOrMakeSigningKey(keyFile, ORIGIN);
  await grow(['d']);
  await getOwnerPool().query('ALTER TABLE audit_checkpoint RENAME TO audit_checkpoint_away');
  await expect(signCheckpoint(key, stateFile, NOW)).rejects.toThrow();
  await getOwnerPool().query('ALTER TABLE audit_checkpoint_away RENAME TO audit_checkpoint');
  expect(await signCheckpoint(key, stateFile, NOW)).toMatchObject({ outcome: 'signed', size: 4n });
});

it('leaves signing to the key that is current', async () => {
  const stranger = readOrMakeSigningKey(join(folder, 'stranger'), ORIGIN);
  expect(await signCheckpoint(stranger, join(folder, 'stranger-signed'), NOW)).toMatchObject({
    outcome: 'not-our-key',
  });
});

it('refuses a log that does not begin with what it signed, whatever the database says', async () => {
  const key = readOrMakeSigningKey(keyFile, ORIGIN);
  const before = readFileSync(stateFile, 'utf8');
  // The owner of the database rolls the log back to two entries and lets it grow another way.
  await getOwnerPool().query(`ALTER TABLE audit_leaf DISABLE TRIGGER ALL`);
  await getOwnerPool().query(`DELETE FROM audit_leaf WHERE leaf_index >= 2`);
  await getOwnerPool().query(`DELETE FROM audit_sealed WHERE leaf_index >= 2`);
  await getOwnerPool().query(`DELETE FROM audit_search WHERE leaf_index >= 2`);
  await getOwnerPool().query(`UPDATE audit_tile SET hashes = substr(hashes, 1, 64)`);
  await getOwnerPool().query(
    `UPDATE audit_head SET size = 2, frontier = sha256('\\x01'::bytea || substr(t.hashes, 1, 64)),
       root = sha256('\\x01'::bytea || substr(t.hashes, 1, 64)) FROM audit_tile t WHERE t.level = 0`,
  );
  expect(await signCheckpoint(key, stateFile, NOW)).toEqual({ outcome: 'refused', signed: 4n, found: 2n });
  await grow(['x', 'y', 'z']);
  expect(await signCheckpoint(key, stateFile, NOW)).toEqual({ outcome: 'refused', signed: 4n, found: 5n });
  expect(readFileSync(stateFile, 'utf8')).toBe(before);
  expect((await readLatestCheckpoint())?.size).toBe(4n);
});

it('is bound by what it signed since, where its memory is an older one or is lost', async () => {
  const key = readOrMakeSigningKey(keyFile, ORIGIN);
  const { rows } = await getOwnerPool().query<{ root: Buffer }>(
    `SELECT sha256('\\x01'::bytea || substr(hashes, 1, 64)) AS root FROM audit_tile WHERE level = 0`,
  );
  // Both logs begin with the same two entries.
  const older = join(folder, 'older');
  writeFileSync(older, JSON.stringify({ size: '2', root: rows[0]!.root.toString('base64') }));
  for (const file of [older, join(folder, 'lost')])
    expect(await signCheckpoint(key, file, NOW)).toEqual({ outcome: 'refused', signed: 4n, found: 5n });
});

it('signs nothing where neither its memory nor the database has a checkpoint of its own to go on from', async () => {
  const key = readOrMakeSigningKey(keyFile, ORIGIN);
  await asOwner(`UPDATE audit_checkpoint SET note = 'another' WHERE size = 4`);
  expect(await signCheckpoint(key, join(folder, 'lost'), NOW)).toEqual({
    outcome: 'refused',
    signed: 4n,
    found: 5n,
  });
});

it('makes no new key valid for a log that was signed before', async () => {
  await asOwner('DELETE FROM audit_key');
  for (const name of ['key', 'stranger'])
    expect(await signCheckpoint(readOrMakeSigningKey(join(folder, name), ORIGIN), stateFile, NOW)).toEqual({
      outcome: 'not-our-key',
      current: 'none',
    });
  expect(await listAuditKeys()).toEqual([]);
});
