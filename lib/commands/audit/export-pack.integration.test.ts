import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_PYTHON, reportsOf, type PackReport } from '@/lib/audit-pack/testing/run-verifiers';
import { writeTestPack } from '@/lib/audit-pack/testing/test-pack';
import { ownOccasion } from '@/lib/auth/occasion';
import { evidencePackQuerySchema } from '@/lib/domain/evidence-pack';
import { ROLE_PERMISSIONS, type Role } from '@/lib/domain/roles';
import { readOrMakeSigningKey } from '@/lib/jobs/audit-log/signing-key';
import { signCheckpoint } from '@/lib/jobs/audit-log/sign-checkpoint';
import { findCheckpoint, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { exportPack } from './export-pack';

useTestDatabase();

/** What the owner of the database can do. */
const asOwner = async (...statements: string[]) => {
  const guard = (state: string) => `ALTER TABLE audit_leaf ${state} TRIGGER USER`;
  for (const statement of [guard('DISABLE'), ...statements, guard('ENABLE')])
    await getOwnerPool().query(statement);
};

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = new Date('2026-11-21T10:00:00Z');
const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const key = readOrMakeSigningKey(join(folder, 'key'), ORIGIN);

const actorOf = (role: Role, zones: readonly string[] | null = null) => ({
  type: 'account' as const,
  id: randomUUID(),
  name: role,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
/** Entry `at` is of the zone `payments` for even places and of `office` for odd ones; each fifth reads a secret. */
const grow = async (from: number, to: number) => {
  const events = Array.from({ length: to - from }, (_, place) => {
    const at = from + place;
    return {
      kind: 'audit',
      id: `event-${at}`,
      occurredAt: new Date(NOW.getTime() - 3_600_000 + at * 1_000).toISOString(),
      actor: { type: 'user', id: `user-${at % 3}@example.com`, name: 'Zoë' },
      action: at % 5 === 0 ? 'secret.read' : 'policy.update',
      targets: [{ type: 'policy', id: 'pci-egress' }],
      zone: at % 2 === 0 ? 'payments' : 'office',
      outcome: 'success',
      context: { ip: '192.0.2.7' },
      changes: { ratio: [0.1, 1e21] },
    };
  });
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], () => NOW.getTime() * 1_000);
  await sequenceAll();
};
const sequenceAll = async () => {
  while ((await sequencePending(() => NOW.getTime() * 1_000, 1_000)) !== 0);
};
const sign = () => signCheckpoint(key, join(folder, 'signed'), NOW);

let packs = 0;
/** Exports, unpacks and verifies with both verifiers, which must say the same. */
const exported = async (
  query: Record<string, string>,
  args: readonly string[] = [],
  actor = actorOf('reviewer'),
): Promise<PackReport> => {
  const { files } = await exportPack(actor, evidencePackQuerySchema.parse(query), ownOccasion(NOW));
  const pack = new Map<string, Buffer>();
  for await (const { name, content } of files) pack.set(name, content);
  const path = join(folder, String((packs += 1)));
  writeTestPack(pack, path);
  const [{ vkey } = { vkey: '' }] = await listAuditKeys();
  const pinned = ['--vkey', vkey, '--origin', ORIGIN, ...args];
  const [report] = reportsOf('node', [path], pinned);
  if (HAS_PYTHON) expect(reportsOf('python', [path], pinned)).toEqual([report]);
  return report!;
};
describe('an evidence pack', () => {
  beforeAll(async () => {
    await grow(0, 300);
    await expect(exported({ all: 'true' })).rejects.toMatchObject({ code: 'conflict' });
    await sign();
    await grow(300, 700);
    await sign();
    await grow(700, 710);
  });

  it('holds the whole log as far as it is signed, with the earlier checkpoint', async () => {
    const kept = join(folder, 'kept.txt');
    writeFileSync(kept, (await findCheckpoint(300n))!.note);
    expect(await exported({ all: 'true' }, ['--checkpoint', kept])).toMatchObject({
      verdict: 'ok',
      entries: '700',
      first: '0',
      last: '699',
      isComplete: true,
      earlier: 1,
      kept: 1,
      withheld: '0',
      erased: '0',
    });
  });

  it('holds what matches and nothing else, each entry with its proof', async () => {
    const report = await exported({ from: 'now-1d', action: 'secret.read' });
    // 0, 5, 10 … 695.
    expect(report).toMatchObject({
      verdict: 'ok',
      entries: '140',
      first: '0',
      last: '695',
      isComplete: false,
      // Who acted by id and name, from which address, and what changed.
      values: '560',
      withheld: '0',
    });
    expect(await exported({ from: 'now-1d', action: 'secret.read', values: 'none' })).toMatchObject({
      verdict: 'ok',
      values: '0',
      withheld: '560',
    });
    expect(await exported({ from: 'now-1d', action: 'nothing.done' })).toMatchObject({
      verdict: 'ok',
      entries: '0',
    });
  });

  it('is a range where what happened in a time follows each other', async () => {
    const query = { from: '2026-11-21T09:01:00Z', to: '2026-11-21T09:02:00Z' };
    expect(await exported(query)).toMatchObject({
      verdict: 'ok',
      entries: '60',
      first: '60',
      last: '119',
      isComplete: true,
    });
  });

  it('holds only entries of the zones of whoever asks', async () => {
    const report = await exported({ all: 'true' }, [], actorOf('reviewer', ['office']));
    expect(report).toMatchObject({ verdict: 'ok', entries: '350', first: '1', last: '699' });
    await expect(
      exported({ all: 'true', zone: 'payments' }, [], actorOf('reviewer', ['office'])),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('holds only what somebody with limits may see, and what is named by its id', async () => {
    const { rows } = await getOwnerPool().query<{ id: string; ref: string }>(
      'SELECT id, actor_ref AS ref FROM audit_leaf WHERE leaf_index = 4',
    );
    const [{ id, ref } = { id: '', ref: '' }] = rows;
    const limited = { ...actorOf('reviewer'), auditLimit: { actorRef: ref, target: null } };
    // The actors of entries are three in turn: 1, 4, 7 … 697 are of this one.
    expect(await exported({ all: 'true' }, [], limited)).toMatchObject({
      verdict: 'ok',
      entries: '233',
      first: '1',
      last: '697',
    });
    expect(await exported({ ids: id })).toMatchObject({ verdict: 'ok', entries: '1', first: '4' });
  });

  it('is for those only who may read the log, and an entry of it', async () => {
    for (const role of ['viewer', 'executive', 'on-call'] as const)
      await expect(exported({ all: 'true' }, [], actorOf(role))).rejects.toMatchObject({ code: 'forbidden' });
    await sequenceAll();
    const { rows } = await getPool().query<{ changes: object }>(
      `SELECT s.fields->'changes'->'value' AS changes FROM audit_leaf l JOIN audit_sealed s USING (leaf_index)
       WHERE action = 'audit.exported' ORDER BY leaf_index LIMIT 1`,
    );
    expect(rows[0]!.changes).toEqual({ query: { all: 'true' }, entries: '700', checkpoint: '700' });
  });

  it('proves what is left where an entry was erased', async () => {
    await asOwner(
      'UPDATE audit_leaf SET leaf = NULL WHERE leaf_index = 35',
      'DELETE FROM audit_sealed WHERE leaf_index = 35',
      `UPDATE audit_sealed SET fields = fields - 'actor.name' WHERE leaf_index = 40`,
    );
    expect(await exported({ from: 'now-1d', action: 'secret.read' })).toMatchObject({
      verdict: 'ok',
      entries: '140',
      erased: '1',
      values: '555',
      withheld: '1',
    });
    expect(await exported({ all: 'true' })).toMatchObject({ verdict: 'ok', entries: '700', erased: '1' });
  });

  it('shows what was done to the log behind its back, and to which entry', async () => {
    await asOwner(
      `UPDATE audit_sealed SET fields = jsonb_set(fields, '{context.ip,value}', '"198.51.100.1"') WHERE leaf_index = 55`,
    );
    const selected = { from: 'now-1d', action: 'secret.read' };
    expect(await exported(selected)).toMatchObject({
      verdict: 'commitment_mismatch',
      index: '55',
      field: 'context.ip',
    });
    await asOwner(
      `UPDATE audit_leaf SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'success', 'failure'), 'UTF8')
       WHERE leaf_index = 50`,
    );
    expect(await exported(selected)).toMatchObject({ verdict: 'not_included', index: '50' });
    expect(await exported({ all: 'true' })).toMatchObject({ verdict: 'root_mismatch', index: '50' });
  });

  it('is not made of a log that lacks what was signed', async () => {
    await asOwner('DELETE FROM audit_leaf WHERE leaf_index = 100');
    await expect(exported({ all: 'true' })).rejects.toMatchObject({ code: 'conflict' });
    await asOwner('UPDATE audit_head SET size = 600');
    expect((await readLatestCheckpoint())!.size).toBe(700n);
    await expect(exported({ from: 'now-1d', action: 'secret.read' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
