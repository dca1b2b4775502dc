import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyInBrowser } from '@/lib/client/audit-proof/verify-in-browser';
import { auditEntryDetailSchema } from '@/lib/domain/read-models/audit-entry';
import { getPool } from '@/lib/store/database';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { auditEvent, makeLogSigner, writeAuditLog } from '../testing/write-audit-log';
import { getAuditEntry } from './get-audit-entry';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const reviewer = actorOf('reviewer');
const signer = makeLogSigner();
afterAll(signer.remove);

const at = (minute: number) => `2026-11-21T09:${String(minute).padStart(2, '0')}:00Z`;
const bob = { actor: { type: 'user', id: 'bob' } };
const idOf = async (nativeId: string): Promise<string> => {
  const { rows } = await getPool().query<{ id: string }>('SELECT id FROM event WHERE native_id = $1', [
    nativeId,
  ]);
  return rows[0]!.id;
};
const read = async (nativeId: string, actor = reviewer, now = NOW) =>
  auditEntryDetailSchema.parse(
    JSON.parse(JSON.stringify(await getAuditEntry(actor, await idOf(nativeId), now))),
  );
const verify = async (nativeId: string) =>
  verifyInBrowser(await read(nativeId), null, () => Promise.reject(new Error('not asked')));
const asOwner = async (statement: string, ...values: unknown[]) => {
  const client = await getOwnerPool().connect();
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
    await client.query(statement, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
};

beforeAll(async () => {
  await writeAuditLog(
    [
      auditEvent('a1', at(1)),
      auditEvent('a2', at(2), { action: 'secret.read', targets: [{ type: 'secret', id: 'card-key' }] }),
      auditEvent('b3', at(3), bob),
      auditEvent('a4', at(4), { changes: { mode: ['audit', 'enforce'] } }),
      auditEvent('b5', at(5), { ...bob, zone: 'edge', targets: [] }),
      auditEvent('a6', at(6)),
    ],
    NOW,
  );
  await signer.sign(NOW);
  await writeAuditLog([auditEvent('a7', at(7))], NOW);
});

describe('an entry', () => {
  it('is told with who did what to what, from where, and the event that it came in as', async () => {
    const { entry, event } = await read('a4');
    expect(entry).toMatchObject({
      actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
      action: 'policy.update',
      targets: [{ type: 'policy', id: 'pci-egress' }],
      zone: 'payments',
      outcome: 'success',
      context: { ip: '192.0.2.7', userAgent: null, location: null },
      changes: { mode: ['audit', 'enforce'] },
      occurredAt: '2026-11-21T09:04:00.000000Z',
    });
    expect(event).toMatchObject({ adapter: 'native', payload: { id: 'a4', action: 'policy.update' } });
  });

  it('stands between what the same actor did and what its target went through', async () => {
    const { sameActor, sameTarget } = await read('a4');
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    const known = async (...names: string[]) => Promise.all(names.map(idOf));
    expect(ids(sameActor.before)).toEqual(await known('a2', 'a1'));
    expect(ids(sameActor.after)).toEqual(await known('a6', 'a7'));
    expect(ids(sameTarget!.before)).toEqual(await known('b3', 'a1'));
    expect(ids(sameTarget!.after)).toEqual(await known('a6', 'a7'));
    expect((await read('b5')).sameTarget).toBeNull();
  });

  it('says whether its actor did this for the first time', async () => {
    const firsts = await Promise.all(['a1', 'a2', 'b3', 'a4', 'b5'].map((name) => read(name)));
    expect(firsts.map(({ isFirstOfActor }) => isFirstOfActor)).toEqual([true, true, true, false, false]);
  });

  it('is verified in the browser from what the answer holds', async () => {
    const result = (await verify('a2'))!;
    expect(result.failed).toBeNull();
    expect(result.checkpoint?.size).toBe(6n);
  });

  it('that no checkpoint covers yet says by when one should, and when that is long over', async () => {
    const { proof, waiting } = await read('a7');
    expect(proof).toBeNull();
    expect(waiting).toEqual({ expectedBy: '2026-11-21T10:00:10.000Z', isOverdue: false });
    const later = await read('a7', reviewer, new Date('2026-11-21T10:02:00Z'));
    expect(later.waiting).toMatchObject({ isOverdue: true });
  });
});

describe('who reads', () => {
  it('sees the entries of its zones and no others, and nothing of them around one', async () => {
    const confined = actorOf('reviewer', ['payments']);
    expect((await read('b3', confined)).sameActor.after).toEqual([]);
    await expect(read('b5', confined)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('needs the permission to, and another one for the original', async () => {
    await expect(getAuditEntry(actorOf('on-call'), await idOf('a1'), NOW)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const auditor = { ...reviewer, permissions: new Set(['audit:read'] as const) };
    expect((await read('a1', auditor)).event).toBeNull();
  });

  it.each(['', 'none', '00000000-0000-4000-8000-000000000000'])('is told that %s is no entry', async (id) => {
    await expect(getAuditEntry(reviewer, id, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('somebody who writes past Gatehouse into the database', () => {
  const failed = async (nativeId: string) => (await verify(nativeId))!.failed?.step;

  it('is seen in the leaf, in what is found by, in the values and in the tree', async () => {
    await asOwner(`UPDATE audit_leaf SET action = 'policy.view' WHERE id = $1`, await idOf('a4'));
    expect(await failed('a4')).toBe('shown');
    await asOwner(
      `UPDATE audit_leaf SET action = 'policy.view',
         leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'policy.update', 'policy.view'), 'UTF8') WHERE id = $1`,
      await idOf('a4'),
    );
    expect(await failed('a4')).toBe('leaf');
    await asOwner(
      `UPDATE audit_leaf SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE id = $1`,
      await idOf('a4'),
    );
    expect(await failed('a4')).toBe('path');
    await asOwner(
      `UPDATE audit_sealed SET fields = jsonb_set(fields, '{context.ip,value}', '"198.51.100.9"')
       WHERE leaf_index = (SELECT leaf_index FROM audit_leaf WHERE id = $1)`,
      await idOf('a2'),
    );
    expect(await failed('a2')).toBe('values');
    await asOwner('DELETE FROM audit_tile');
    expect(await failed('a6')).toBe('path');
  });
});
