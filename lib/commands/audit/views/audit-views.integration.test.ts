import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auditFilterSchema } from '@/lib/domain/audit-filter';
import type { Actor, Permission } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listAuditViews } from '@/lib/views/audit/list-audit-views';
import { addAuditView } from './add-audit-view';
import { changeAuditView } from './change-audit-view';
import { deleteAuditView } from './delete-audit-view';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const occasion = { now: NOW, newId: randomUUID, from: { ip: '192.0.2.1', userAgent: null } };
const person = (
  name: string,
  permissions: Permission[] = ['audit:read'],
  zones: string[] | null = null,
): Actor => ({
  type: 'account',
  id: randomUUID(),
  name,
  permissions: new Set(permissions),
  zones,
});
const RITA = person('Rita');
const OTTO = person('Otto');
const ADA = person('Ada', ['audit:read', 'audit:keep']);
const query = auditFilterSchema.parse({ from: 'now-30d', action: 'policy.update' });
const namesOf = async (actor: Actor) => (await listAuditViews(actor)).items.map(({ name }) => name);
const actionsOf = async (id: string) => {
  const { rows } = await getPool().query<{ action: string }>(
    `SELECT action FROM audit_entry WHERE targets @> $1::jsonb ORDER BY action`,
    [JSON.stringify([{ type: 'audit-view', id }])],
  );
  return rows.map(({ action }) => action);
};

describe('a saved view', () => {
  it('is its owner’s alone until it is shared, and each change of it is an entry', async () => {
    const { id } = await addAuditView(RITA, { name: 'Policies', query }, occasion);
    expect(await namesOf(RITA)).toEqual(['Policies']);
    expect(await namesOf(OTTO)).toEqual([]);
    await expect(deleteAuditView(OTTO, id, occasion)).rejects.toMatchObject({ code: 'not-found' });
    await expect(deleteAuditView(ADA, id, occasion)).rejects.toMatchObject({ code: 'not-found' });

    await changeAuditView(RITA, id, { name: 'Policy changes', isShared: true, query }, occasion);
    expect((await listAuditViews(OTTO)).items).toEqual([
      expect.objectContaining({ id, name: 'Policy changes', ownerName: 'Rita', isOwn: false, query }),
    ]);
    expect((await listAuditViews(RITA)).items[0]?.isOwn).toBe(true);
    expect(await actionsOf(id)).toEqual(['audit-view.added', 'audit-view.changed']);
  });

  it('is changed by nobody else, and removed only by who keeps the log', async () => {
    const { id } = await addAuditView(RITA, { name: 'Secrets', isShared: true, query }, occasion);
    const theirs = { name: 'Mine now', query };
    await expect(changeAuditView(OTTO, id, theirs, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeAuditView(ADA, id, theirs, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(deleteAuditView(OTTO, id, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    await deleteAuditView(ADA, id, occasion);
    expect(await namesOf(RITA)).not.toContain('Secrets');
    expect(await actionsOf(id)).toEqual(['audit-view.added', 'audit-view.deleted']);
  });

  it('has a name of its own among those of its owner', async () => {
    await addAuditView(RITA, { name: 'Twice', query }, occasion);
    await expect(addAuditView(RITA, { name: ' Twice ', query }, occasion)).rejects.toMatchObject({
      code: 'conflict',
    });
    await addAuditView(OTTO, { name: 'Twice', query }, occasion);
    const other = await addAuditView(RITA, { name: 'Once', query }, occasion);
    await expect(changeAuditView(RITA, other.id, { name: 'Twice', query }, occasion)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('of other zones is not shown to who is confined, nor saved by them', async () => {
    const confined = person('Pia', ['audit:read'], ['payments']);
    for (const zone of ['payments', 'public', undefined])
      await addAuditView(OTTO, { name: `In ${zone}`, isShared: true, query: { ...query, zone } }, occasion);
    expect(await namesOf(confined)).toEqual(['In payments']);
    const limited: Actor = { ...confined, zones: null, auditLimit: { actorRef: 'somebody', target: null } };
    expect(await namesOf(limited)).toEqual([]);
    await expect(
      addAuditView(confined, { name: 'Theirs', query: { ...query, zone: 'public' } }, occasion),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('needs the permission to read the trail', async () => {
    const stranger = person('Sam', ['dashboards:read']);
    await expect(listAuditViews(stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addAuditView(stranger, { name: 'x', query }, occasion)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
