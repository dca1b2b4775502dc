import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { openNote } from '@/lib/audit-log/signed-note';
import { formatVerifierKey, parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { rotateKey } from '@/lib/commands/audit/rotate-key';
import { getPool } from '@/lib/store/database';
import { listCheckpointsAfter } from '@/lib/store/audit-log/audit-checkpoints';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { findOpenRotation } from '@/lib/store/audit-log/key-rotations';
import { proveConsistency } from '@/lib/store/audit-log/prove-entry';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { signLog } from './sign-log';
import { readOrMakeSigningKey } from './signing-key';

/** Where the process ends next: before or after one of the writes of a rotation. */
const crash = vi.hoisted(() => ({
  at: null as string | null,
  meet(place: string) {
    if (this.at === place) throw new Error(`killed ${place}`);
  },
}));
vi.mock('@/lib/store/audit-log/write-durably', async (load) => {
  const { writeDurably } = await load<typeof import('@/lib/store/audit-log/write-durably')>();
  return {
    writeDurably: (file: string, text: string) => {
      const what =
        basename(file) !== 'key' ? 'the memory' : text.includes('"next"') ? 'the next key' : 'the key alone';
      crash.meet(`before ${what}`);
      writeDurably(file, text);
      crash.meet(`after ${what}`);
    },
  };
});
vi.mock('@/lib/store/audit-log/key-rotations', async (load) => {
  const real = await load<typeof import('@/lib/store/audit-log/key-rotations')>();
  return {
    ...real,
    completeRotation: async (...given: Parameters<typeof real.completeRotation>) => {
      crash.meet('before the switch');
      await real.completeRotation(...given);
      crash.meet('after the switch');
    },
  };
});
vi.mock('@/lib/store/transaction', async (load) => {
  const real = await load<typeof import('@/lib/store/transaction')>();
  return {
    ...real,
    withTransaction: async <T>(work: Parameters<typeof real.withTransaction<T>>[0]) => {
      crash.meet('before the entry');
      const value = await real.withTransaction(work);
      crash.meet('after the entry');
      return value;
    },
  };
});

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rotation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const signer = { keyFile: join(folder, 'key'), stateFile: join(folder, 'signed'), origin: ORIGIN };
let seconds = Date.parse('2026-11-21T10:00:00Z') / 1_000;
const occasion = () => ({ now: new Date((seconds += 1) * 1_000), newId: randomUUID });
const sequence = async () => {
  while (((await sequencePending(() => seconds * 1_000_000, 1_000)) ?? 0) > 0);
};
const sign = (by = signer) => signLog(by, sequence, occasion());
const ask = (isCompromised = false) =>
  rotateKey(SYSTEM_ACTOR, { isCompromised }, { ...occasion(), from: { ip: null, userAgent: null } });

/** An entry of any kind: every request for a key is one. */
async function grow(): Promise<void> {
  const event = {
    kind: 'audit',
    id: randomUUID(),
    occurredAt: '2026-11-21T09:59:00Z',
    actor: { type: 'user', id: 'alice' },
    action: 'secret.read',
    targets: [],
    context: {},
  };
  const receivedAt = new Date('2026-11-21T10:00:00Z');
  await writeBatch([makeWriteRequest([event], { receivedAt })], () => receivedAt.getTime() * 1_000);
  await sequence();
}

/** Every checkpoint is signed by each key in whose range it lies, and each begins with the one before. */
async function verifyEveryCheckpoint(): Promise<void> {
  const keys = await listAuditKeys();
  const checkpoints = await listCheckpointsAfter(-1n, 10_000);
  let before: { size: bigint; root: Buffer } | null = null;
  for (const { size, note } of checkpoints) {
    const valid = keys.filter(
      ({ fromSize, toSize }) => size >= fromSize && (toSize === null || size <= toSize),
    );
    const opened = openNote(
      Buffer.from(note),
      valid.map(({ vkey }) => parseVerifierKey(vkey)!),
    );
    if (opened.verdict !== 'ok') return expect.unreachable(`${size}: ${opened.verdict}`);
    expect(opened.verified).toHaveLength(valid.length);
    const checkpoint = parseCheckpoint(opened.text)!;
    expect(checkpoint).toMatchObject({ origin: ORIGIN, size });
    if (before && before.size > 0n)
      expect(
        verifyConsistency(
          before.size,
          size,
          before.root,
          checkpoint.root,
          await proveConsistency(before.size, size),
        ),
      ).toBe(true);
    before = checkpoint;
  }
}

beforeEach(() => {
  crash.at = null;
});

describe('a new signing key', () => {
  it('takes over at the checkpoint over the entry that names it, which both keys sign', async () => {
    await grow();
    expect(await sign()).toMatchObject({ outcome: 'signed', size: 1n, isRotation: false });
    const before = readOrMakeSigningKey(signer.keyFile, ORIGIN);
    await ask();
    // The request is the second entry, the one that names both keys the third.
    expect(await sign()).toMatchObject({ outcome: 'signed', size: 3n, isRotation: true });
    const after = readOrMakeSigningKey(signer.keyFile, ORIGIN);
    expect(after.seed).not.toEqual(before.seed);
    expect(after.next).toBeNull();
    const [old, current] = [before, after].map(({ verifier }) => formatVerifierKey(verifier));
    expect(await listAuditKeys()).toMatchObject([
      { vkey: old, fromSize: 0n, toSize: 3n },
      { vkey: current, fromSize: 3n, toSize: null },
    ]);
    const { rows } = await getPool().query<{ leaf: Buffer }>(
      `SELECT leaf FROM audit_leaf WHERE action = 'log.key.rotate'`,
    );
    expect(rows.map(({ leaf }) => JSON.parse(leaf.toString()) as unknown)).toMatchObject([
      {
        targets: [
          { type: 'audit-key', id: old },
          { type: 'audit-key', id: current },
        ],
        data: { compromised: false, source: 'gatehouse' },
      },
    ]);
    await grow();
    expect(await sign()).toMatchObject({ outcome: 'signed', size: 4n, isRotation: false });
    await verifyEveryCheckpoint();
  });

  it('is asked for once at a time', async () => {
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'conflict' });
    expect(await sign()).toMatchObject({ isRotation: true });
  });

  it('is no reason to sign a log that does not begin with what was signed before', async () => {
    const memory = readFileSync(signer.stateFile, 'utf8');
    const { writeDurably } = await vi.importActual<typeof import('@/lib/store/audit-log/write-durably')>(
      '@/lib/store/audit-log/write-durably',
    );
    writeDurably(signer.stateFile, JSON.stringify({ size: '3', root: Buffer.alloc(32).toString('base64') }));
    await ask();
    expect(await sign()).toMatchObject({ outcome: 'refused' });
    expect(await listAuditKeys()).toMatchObject([{}, {}, { toSize: null }]);
    writeDurably(signer.stateFile, memory);
    expect(await sign()).toMatchObject({ outcome: 'signed', isRotation: true });
  });

  it.each(
    ['the next key', 'the entry', 'the memory', 'the switch', 'the key alone'].flatMap((write) => [
      `before ${write}`,
      `after ${write}`,
    ]),
  )('comes all the same after a crash %s, and the log is signed from then on', async (place) => {
    const count = (await listAuditKeys()).length;
    await ask();
    crash.at = place;
    await expect(sign()).rejects.toThrow(`killed ${place}`);
    crash.at = null;
    // However long it lies: others write, and what was there before it can be proven.
    await grow();
    for (let tries = 0; (await findOpenRotation()) && tries < 3; tries += 1) await sign();
    await grow();
    expect(await sign()).toMatchObject({ outcome: 'signed' });
    const keys = await listAuditKeys();
    expect(keys).toHaveLength(count + 1);
    const key = readOrMakeSigningKey(signer.keyFile, ORIGIN);
    expect(keys.at(-1)).toMatchObject({ vkey: formatVerifierKey(key.verifier), toSize: null });
    expect(keys.at(-2)!.toSize).toBe(keys.at(-1)!.fromSize);
    expect(key.next).toBeNull();
    await verifyEveryCheckpoint();
  });

  it('is made by another instance that has the current one, where the first is gone amid it', async () => {
    const other = {
      ...signer,
      keyFile: join(folder, 'other', 'key'),
      stateFile: join(folder, 'other-signed'),
    };
    rmSync(join(folder, 'other'), { recursive: true, force: true });
    readOrMakeSigningKey(other.keyFile, ORIGIN);
    copyFileSync(signer.keyFile, other.keyFile);
    copyFileSync(signer.stateFile, other.stateFile);
    await ask();
    crash.at = 'after the entry';
    await expect(sign()).rejects.toThrow('killed');
    crash.at = null;
    expect(await sign(other)).toMatchObject({ outcome: 'signed', isRotation: true });
    const key = readOrMakeSigningKey(other.keyFile, ORIGIN);
    expect((await listAuditKeys()).at(-1)!.vkey).toBe(formatVerifierKey(key.verifier));
    await grow();
    // The first comes back, with a key that is not the current one and another that never signed.
    expect(await sign()).toMatchObject({ outcome: 'not-our-key', current: formatVerifierKey(key.verifier) });
    expect(await sign(other)).toMatchObject({ outcome: 'signed' });
    await verifyEveryCheckpoint();
    copyFileSync(other.keyFile, signer.keyFile);
    copyFileSync(other.stateFile, signer.stateFile);
  });

  it('after a compromise leaves to the old one only what a witness has kept', async () => {
    await grow();
    await sign();
    const anchored = (await listCheckpointsAfter(-1n, 10_000)).at(-1)!;
    const witness = randomUUID();
    await getPool().query(
      `INSERT INTO audit_witness (id, kind, name, place, created_at, created_by) VALUES ($1, 'file', 'f', '/f', now(), 'x')`,
      [witness],
    );
    await getPool().query(
      `INSERT INTO audit_anchor (witness_id, size, note, anchored_at) VALUES ($1, $2, $3, now())`,
      [witness, anchored.size.toString(), anchored.note],
    );
    await grow();
    await sign();
    await ask(true);
    const rotated = await sign();
    if (rotated?.outcome !== 'signed') return expect.unreachable();
    const [old, current] = (await listAuditKeys()).slice(-2);
    expect(old!.toSize).toBe(anchored.size);
    expect(current).toMatchObject({ fromSize: rotated.size, toSize: null });
    expect(rotated.size).toBe(anchored.size + 3n);
  });

  it('after a compromise that no witness saw leaves nothing of what only the old one signed', async () => {
    const { fromSize } = (await listAuditKeys()).at(-1)!;
    await grow();
    await sign();
    await ask(true);
    await sign();
    expect((await listAuditKeys()).at(-2)).toMatchObject({ fromSize, toSize: fromSize });
  });
});
