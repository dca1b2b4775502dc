import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { addWitness } from '@/lib/commands/audit/add-witness';
import { changeWitness } from '@/lib/commands/audit/change-witness';
import { tryWitness } from '@/lib/commands/audit/try-witness';
import { getConfig, setConfig } from '@/lib/config/config';
import type { AddWitnessInput } from '@/lib/domain/audit-witness';
import type { Actor } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { addCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAnchoring } from '@/lib/store/audit-log/read-anchoring';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listAuditWitnesses } from '@/lib/views/audit/list-audit-witnesses';
import { listAndNoteKept, listKeptNotes, readKeptNotes } from '@/lib/witness/read-kept-notes';
import type { WitnessLimits } from '@/lib/witness/witness';
import { handToWitnesses } from './keep-witnessed';

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-witnessed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const START = Date.parse('2026-11-21T10:00:00Z');
let time = START;
let size = 0n;
const clock = () => new Date(time);
const minutes = (count: number) => (time += count * 60_000);
const limits: WitnessLimits = { folders: [folder], hosts: [], workFolder: join(folder, 'work') };
const occasion = () => ({ now: clock(), newId: randomUUID, from: { ip: null, userAgent: null } });
const add = (input: AddWitnessInput) => addWitness(SYSTEM_ACTOR, input, occasion());
const sign = async () => addCheckpoint((size += 1n), noteOf(size), clock());
const noteOf = (of: bigint) => `origin\n${of}\nroot\n\n— origin signature\n`;
const round = async () => void (await Promise.all(await handToWitnesses(limits, clock)));
const file = (name: string) => join(folder, name);
const keptSizes = async () => (await readAnchoring(clock())).witnesses.map(({ lastSize }) => lastSize);

beforeEach(async () => {
  await getPool().query('UPDATE audit_witness SET removed_at = now()');
  minutes(60);
  await sign();
});

describe('checkpoints', () => {
  it('go to every witness, the newest at most once a minute', async () => {
    await add({ kind: 'file', name: 'one', place: file('one.txt') });
    await round();
    expect(readFileSync(file('one.txt'), 'utf8')).toBe(`${noteOf(size)}\n`);
    const first = size;
    await sign();
    await round();
    expect(await keptSizes()).toEqual([first]);
    minutes(1);
    await sign();
    await round();
    expect(await keptSizes()).toEqual([size]);
    expect(readFileSync(file('one.txt'), 'utf8')).toBe(`${noteOf(first)}\n${noteOf(size)}\n`);
    // Nothing new: nothing is sent.
    minutes(1);
    await round();
    expect(readFileSync(file('one.txt'), 'utf8')).toBe(`${noteOf(first)}\n${noteOf(size)}\n`);
  });

  it('are handed to a witness by one instance at a time', async () => {
    await add({ kind: 'file', name: 'many', place: file('many.txt') });
    const started = await Promise.all([1, 2, 3].map(() => handToWitnesses(limits, clock)));
    await Promise.all(started.flat());
    expect(readFileSync(file('many.txt'), 'utf8')).toBe(`${noteOf(size)}\n`);
  });

  it('reach one witness while another hangs', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await add({ kind: 'webhook', name: 'silent', place: `http://${host}/` });
    minutes(1);
    await add({ kind: 'file', name: 'beside', place: file('beside.txt') });
    const [hanging, writing] = await handToWitnesses({ ...limits, hosts: [host] }, clock);
    await writing;
    expect(await keptSizes()).toEqual([null, size]);
    silent.close();
    await hanging;
    expect((await readAnchoring(clock())).witnesses[0]!.lastProblem).toContain('does not answer');
  });

  it('that could not be handed on are tried again, later each time, and the problem is told meanwhile', async () => {
    const place = join(folder, 'mount', 'late.txt');
    await add({ kind: 'file', name: 'late', place });
    const problem = async () => (await readAnchoring(clock())).witnesses[0]!.lastProblem;
    await round();
    expect(await problem()).toContain('is not there');
    mkdirSync(join(folder, 'mount'));
    time += 29_000;
    await round();
    expect(await problem()).toContain('is not there');
    time += 1_000;
    await round();
    expect(await problem()).toBeNull();
    rmSync(join(folder, 'mount'), { recursive: true });
    minutes(1);
    await sign();
    // 30 s, a minute, two, four, eight, then ten at the most.
    for (const wait of [0.5, 1, 2, 4, 8, 10, 10]) {
      await round();
      const tried = (await listAuditWitnesses(SYSTEM_ACTOR, clock())).items[0]!.lastTriedAt;
      expect(tried).toBe(clock().toISOString());
      time += wait * 60_000 - 1;
      await round();
      expect((await listAuditWitnesses(SYSTEM_ACTOR, clock())).items[0]!.lastTriedAt).toBe(tried);
      time += 1;
    }
  });

  it('whose newest one lies outside for too long are told to be old', async () => {
    expect(await readAnchoring(clock())).toMatchObject({ witnesses: [], newestAt: null, isOld: false });
    await add({ kind: 'file', name: 'age', place: file('age.txt') });
    minutes(60);
    expect(await readAnchoring(clock())).toMatchObject({ newestAt: null, isOld: false });
    time += 1;
    expect(await readAnchoring(clock())).toMatchObject({ newestAt: null, isOld: true });
    await round();
    const kept = clock().toISOString();
    minutes(60);
    expect(await readAnchoring(clock())).toMatchObject({ newestAt: kept, isOld: false });
    time += 1;
    expect(await readAnchoring(clock())).toMatchObject({ newestAt: kept, isOld: true });
  });

  it('are read back from where they are kept, and what is missing there is told', async () => {
    const { id } = await add({ kind: 'file', name: 'back', place: file('back.txt') });
    expect(await readKeptNotes(limits)).toEqual([{ id, where: file('back.txt'), notes: [], problem: null }]);
    await round();
    expect(await listKeptNotes(limits)).toEqual([{ where: file('back.txt'), note: noteOf(size) }]);
    const changed = noteOf(size).replace('root', 'other');
    writeFileSync(file('back.txt'), changed);
    expect(await readKeptNotes(limits)).toEqual([
      {
        id,
        where: file('back.txt'),
        notes: [changed],
        problem: `${file('back.txt')} no longer holds the last checkpoint that it was given.`,
      },
    ]);
    rmSync(file('back.txt'));
    expect((await readKeptNotes(limits))[0]!.problem).toContain('ENOENT');
  });

  it('that lost what they were given say so beside them, until they hold it again', async () => {
    await add({ kind: 'file', name: 'lost', place: file('lost.txt') });
    await round();
    const problem = async () => (await listAuditWitnesses(SYSTEM_ACTOR, clock())).items[0]!.readProblem;
    const kept = await listAndNoteKept(limits);
    expect(await problem()).toBeNull();
    writeFileSync(file('lost.txt'), '');
    await listAndNoteKept(limits);
    expect(await problem()).toBe(
      `${file('lost.txt')} no longer holds the last checkpoint that it was given.`,
    );
    // A newer one does not make up for one that is gone.
    minutes(1);
    await sign();
    await round();
    await listAndNoteKept(limits);
    expect(await problem()).toBe(
      `${file('lost.txt')} no longer holds one of the checkpoints that it was given.`,
    );
    writeFileSync(file('lost.txt'), `${kept[0]!.note}\n${noteOf(size)}\n`);
    await listAndNoteKept(limits);
    expect(await problem()).toBeNull();
  });
});

describe('witnesses', () => {
  it('are added, paused, gone on with and removed by those who may, and each is an entry', async () => {
    const { id, secret } = await add({ kind: 'webhook', name: 'hook', place: 'https://hooks.example.com/x' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await expect(
      add({ kind: 'webhook', name: 'again', place: 'https://hooks.example.com/x' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await changeWitness(SYSTEM_ACTOR, id, 'pause', occasion());
    expect(await handToWitnesses(limits, clock)).toEqual([]);
    await changeWitness(SYSTEM_ACTOR, id, 'resume', occasion());
    await changeWitness(SYSTEM_ACTOR, id, 'remove', occasion());
    expect((await listAuditWitnesses(SYSTEM_ACTOR, clock())).items).toEqual([]);
    await expect(changeWitness(SYSTEM_ACTOR, id, 'resume', occasion())).rejects.toMatchObject({
      code: 'not-found',
    });
    const { rows } = await getPool().query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE targets->0->>'id' = $1 ORDER BY occurred_at, action`,
      [id],
    );
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'audit-witness.added',
      'audit-witness.paused',
      'audit-witness.removed',
      'audit-witness.resumed',
    ]);
    // The secret lies nowhere as it is.
    const stored = await getPool().query('SELECT row_to_json(w)::text AS text FROM audit_witness w');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
  });

  it('are tried at once when somebody asks, and say what became of it', async () => {
    setConfig({ ...getConfig(), dataFolder: folder, witnessFolders: [folder] });
    const { id } = await add({ kind: 'file', name: 'tried', place: file('tried.txt') });
    await changeWitness(SYSTEM_ACTOR, id, 'pause', occasion());
    expect(await tryWitness(SYSTEM_ACTOR, id, occasion())).toEqual({ size: String(size), problem: null });
    expect(readFileSync(file('tried.txt'), 'utf8')).toBe(`${noteOf(size)}\n`);
    const other = await add({ kind: 'file', name: 'away', place: '/elsewhere/tried.txt' });
    expect((await tryWitness(SYSTEM_ACTOR, other.id, occasion())).problem).toContain(
      '/elsewhere is not there',
    );
  });

  it('are kept by administrators and read by whoever may read the log', async () => {
    const may = (...permissions: string[]): Actor => ({
      ...SYSTEM_ACTOR,
      permissions: new Set(permissions) as never,
    });
    const input = { kind: 'file', name: 'x', place: file('x.txt') } as const;
    await expect(addWitness(may('audit:read'), input, occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(tryWitness(may('audit:read'), randomUUID(), occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changeWitness(may('audit:read'), randomUUID(), 'remove', occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(listAuditWitnesses(may('events:read'), clock())).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await listAuditWitnesses(may('audit:read'), clock())).protection.changeable).toEqual([]);
  });
});
