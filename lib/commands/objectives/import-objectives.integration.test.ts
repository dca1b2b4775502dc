import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';
import { readOpenSlo } from '@/lib/slo/openslo/read-openslo';
import { getPrisma } from '@/lib/store/database';
import { findObjective } from '@/lib/store/objectives/find-objective';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { writeOpenSlo } from '@/lib/slo/openslo/write-openslo';
import { deleteObjective } from './delete-objective';
import { importObjectives, type ObjectiveFile } from './import-objectives';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const occasion = (): Occasion => ({ now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } });
const actorOf = (role: Role, zones: string[] | null = null): Actor => ({
  ...SYSTEM_ACTOR,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});

const slo = (name: string, { target = '0.999', indicator = 'M1', zone = 'payments' } = {}) => `---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
  annotations: { gatehouse.dev/indicator: ${indicator}, gatehouse.dev/zone: ${zone} }
spec:
  service: checkout
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: ${target} }]
`;
const importText = (text: string, options: Partial<ObjectiveFile> = {}, actor: Actor = SYSTEM_ACTOR) =>
  importObjectives(actor, { name: 'team.yaml', text, ...options }, occasion());
const entriesOf = async (id: string) =>
  (await getPrisma().auditEntry.findMany())
    .filter(({ targets }) => (targets as { id: string }[]).some((target) => target.id === id))
    .map(({ action }) => action)
    .toSorted();

describe('importing objectives from a file', () => {
  it('says what it would do, and does it: the file owns what it names', async () => {
    const expected = { created: ['a', 'b'], changed: [], unchanged: [], removed: [], problems: [] };
    expect(await importText(slo('a') + slo('b'), { dryRun: true })).toEqual({
      file: 'team.yaml',
      dryRun: true,
      ...expected,
    });
    expect(await findObjective('a')).toBeNull();
    expect(await importText(slo('a') + slo('b'))).toEqual({ file: 'team.yaml', dryRun: false, ...expected });
    expect(await findObjective('a')).toMatchObject({
      ownedBy: 'team.yaml',
      revision: 1,
      indicator: 'M1',
      zone: 'payments',
      service: 'checkout',
      target: '0.999',
    });
    await expect(deleteObjective(SYSTEM_ACTOR, 'a', occasion())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('changes what differs, with a new revision, and removes what is gone', async () => {
    const result = await importText(slo('a', { target: '0.99' }) + slo('c'));
    expect(result).toMatchObject({
      created: ['c'],
      changed: [{ id: 'a', fields: [{ field: 'target', from: '0.999', to: '0.99' }] }],
      unchanged: [],
      removed: ['b'],
    });
    expect(await findObjective('a')).toMatchObject({ target: '0.99', revision: 2 });
    expect(await findObjective('b')).toBeNull();
    expect(await entriesOf('a')).toEqual(['objective.added', 'objective.changed']);
    expect(await entriesOf('b')).toEqual(['objective.added', 'objective.deleted']);
  });

  it('writes nothing and notes nothing when nothing differs', async () => {
    const before = await getPrisma().auditEntry.count();
    expect(await importText(slo('a', { target: '0.99' }) + slo('c'))).toMatchObject({
      created: [],
      changed: [],
      unchanged: ['a', 'c'],
      removed: [],
    });
    expect(await getPrisma().auditEntry.count()).toBe(before);
  });

  it('imports what it can read, reports the rest, and then removes nothing', async () => {
    const result = await importText(slo('d') + slo('broken', { indicator: 'M99' }));
    expect(result).toMatchObject({ created: ['d'], removed: [] });
    expect(result.problems.map(({ severity, path }) => [severity, path])).toEqual([
      ['error', 'SLO broken: metadata.annotations.gatehouse.dev/indicator'],
      ['warning', 'SLO a'],
      ['warning', 'SLO c'],
    ]);
    expect(await findObjective('a')).not.toBeNull();
  });

  it('does not touch what another file owns', async () => {
    const result = await importText(slo('a', { target: '0.5' }), { name: 'theirs.yaml' });
    expect(result).toMatchObject({
      created: [],
      changed: [],
      problems: [{ severity: 'error', path: 'SLO a' }],
    });
    expect(await findObjective('a')).toMatchObject({ ownedBy: 'team.yaml', target: '0.99' });
  });

  it('takes over what Gatehouse exports, the defaults of the first start among them', async () => {
    const before = (await listObjectives()).filter(({ ownedBy }) => ownedBy === null);
    const { text, problems } = writeOpenSlo(before);
    // Of the ten, M7 tolerates nothing and M8 is a trend: OpenSLO has neither.
    const refused = problems.filter(({ severity }) => severity === 'error').map(({ path }) => path);
    expect(refused).toHaveLength(2);
    const { objectives } = readOpenSlo(text);
    expect(objectives).toHaveLength(8);

    const conflicts = await importText(text, { name: 'defaults.yaml' });
    expect(conflicts).toMatchObject({ created: [], changed: [] });
    expect(conflicts.problems).toHaveLength(8);
    const adopted = await importText(text, { name: 'defaults.yaml', adopt: true });
    expect(adopted.problems).toEqual([]);
    expect(adopted.changed.map(({ fields }) => fields)).toEqual(
      Array.from({ length: 8 }, () => [{ field: 'ownedBy', from: null, to: 'defaults.yaml' }]),
    );
    // Who owns it changes nothing of its budget.
    expect(await findObjective(objectives[0]!.id)).toMatchObject({ ownedBy: 'defaults.yaml', revision: 1 });
  });

  it('needs the permission, and does not reach beyond the zones of the actor', async () => {
    const viewer = actorOf('viewer');
    await expect(importText(slo('x'), {}, viewer)).rejects.toMatchObject({ code: 'forbidden' });
    const confined = actorOf('on-call', ['edge']);
    await expect(importText(slo('x'), { name: 'x.yaml' }, confined)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const own = await importText(slo('x', { zone: 'edge' }), { name: 'x.yaml' }, confined);
    expect(own.created).toEqual(['x']);
    // The file would remove objectives of other zones.
    await expect(importText('[]', {}, confined)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
