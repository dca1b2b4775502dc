import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createAccount } from '@/lib/commands/accounts/create-account';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { GrantInput } from '@/lib/domain/access-grant';
import { PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import type { GrantReader } from '@/lib/store/access-grants/grant-conditions';
import { listGrantsOfEntry } from '@/lib/store/access-grants/list-grants-of-entry';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getAccessGrant } from '@/lib/views/access-grants/get-access-grant';
import { listAccessFindings } from '@/lib/views/access-grants/list-access-findings';
import { listAccessGrants } from '@/lib/views/access-grants/list-access-grants';
import { listGrantEntries } from '@/lib/views/access-grants/list-grant-entries';
import { listStandingPrivileges } from '@/lib/views/access-grants/list-standing-privileges';
import { endGrant } from './end-grant';
import { recordGrant } from './record-grant';
import { reviewGrant } from './review-grant';
import { saveAccessSettings } from './save-access-settings';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const at = (now: string | Date): Occasion => ({
  now: new Date(now),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const people: Record<string, Actor> = {};
const person = async (name: string, role: Role) => {
  const email = `${name}@example.com`;
  const { id } = await createAccount(SYSTEM_ACTOR, { email, role }, at('2026-08-01T00:00:00Z'));
  people[name] = accountActor({ id, email, name: null, role });
};
beforeAll(async () => {
  await person('ola', 'on-call');
  await person('rae', 'reviewer');
  await person('ada', 'administrator');
});

const INPUT: GrantInput = {
  kind: 'break-glass',
  holder: { type: 'user', id: 'kim@example.com' },
  role: 'root',
  justification: 'INC-7',
  approver: 'lee@example.com',
  grantedAt: '2026-11-20T08:00:00Z',
  expiresAt: '2026-11-20T12:00:00Z',
};
const record = (given: Partial<GrantInput> = {}) => recordGrant(people.ola!, { ...INPUT, ...given }, at(NOW));
const entriesAbout = async (id: string) =>
  (
    await getPool().query<{ action: string; by: string }>(
      `SELECT action, actor_name AS by FROM audit_entry WHERE targets @> $1 ORDER BY occurred_at, action`,
      [JSON.stringify([{ type: 'access-grant', id }])],
    )
  ).rows;
const page = { limit: 50 };

describe('a recorded grant', () => {
  it('is there at once, with its entry, and becomes overdue, ended and reviewed', async () => {
    const { id } = await record();
    expect(await getAccessGrant(people.rae!, id, NOW)).toMatchObject({
      kind: 'break-glass',
      state: 'overdue',
      findings: ['overdue'],
      source: null,
      grantedBy: 'ola@example.com',
      reviewDueAt: '2026-11-23T12:00:00.000Z',
      isOwn: false,
    });
    await endGrant(people.ola!, id, at('2026-11-21T11:00:00Z'));
    await expect(endGrant(people.ola!, id, at('2026-11-21T11:01:00Z'))).rejects.toMatchObject({
      code: 'conflict',
    });
    const late = new Date('2026-11-24T00:00:00Z');
    expect(await getAccessGrant(people.rae!, id, late)).toMatchObject({
      state: 'unreviewed',
      findings: ['unreviewed'],
    });
    await reviewGrant(people.rae!, id, { conclusion: 'justified', text: 'As it should be.' }, at(late));
    expect(await getAccessGrant(people.rae!, id, late)).toMatchObject({
      state: 'revoked',
      findings: [],
      revokedBy: 'ola@example.com',
      review: { by: 'rae@example.com', conclusion: 'justified', text: 'As it should be.' },
    });
    await expect(
      reviewGrant(people.ada!, id, { conclusion: 'justified', text: 'Again.' }, at(late)),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await entriesAbout(id)).toEqual([
      { action: 'access-grant.recorded', by: 'ola@example.com' },
      { action: 'access-grant.ended', by: 'ola@example.com' },
      { action: 'access-grant.reviewed', by: 'rae@example.com' },
    ]);
  });

  it('is named by its own entries, and by what its holder did while it was held', async () => {
    const holder = { type: 'user', id: 'uma@example.com' };
    const { id } = await record({ holder });
    const { rows } = await getPool().query<{ entryId: string; ref: string }>(
      'SELECT entry_id AS "entryId", holder_ref AS ref FROM access_grant WHERE id = $1',
      [id],
    );
    const { entryId, ref } = rows[0]!;
    const actor = { type: 'user', ref, id: holder.id, name: null };
    const other = { ...actor, ref: 'somebody-else' };
    const everything = { zones: null, limit: null };
    const relations = async (
      entry: Parameters<typeof listGrantsOfEntry>[0],
      reader: GrantReader = everything,
    ) => (await listGrantsOfEntry(entry, reader)).map((grant) => [grant.id, grant.relation]);
    const did = { id: randomUUID(), actor, occurredAt: '2026-11-20T09:00:00Z', targets: [] };
    expect(await relations({ ...did, id: entryId, actor: other })).toEqual([[id, 'given']]);
    expect(await relations(did)).toEqual([[id, 'under']]);
    expect(await relations({ ...did, actor: other })).toEqual([]);
    expect(await relations({ ...did, occurredAt: '2026-11-20T07:59:59Z' })).toEqual([]);
    // Nobody confirmed that the right is gone at its expiry: it may still be used, until somebody does.
    expect(await relations({ ...did, occurredAt: '2026-11-20T13:00:00Z' })).toEqual([[id, 'under']]);
    await endGrant(people.ola!, id, at('2026-11-21T11:00:00Z'));
    expect(await relations({ ...did, occurredAt: '2026-11-21T11:00:01Z' })).toEqual([]);
    const targets = [{ type: 'access-grant', id, name: 'root' }];
    expect(await relations({ ...did, actor: other, targets })).toEqual([[id, 'named']]);
    // It has no zone: who may see some zones only may not know of it.
    expect(await relations(did, { ...everything, zones: ['payments'] })).toEqual([]);
  });

  it('is reviewed after its end only, and never by whoever holds it', async () => {
    const review = { conclusion: 'follow-up', text: 'A role of its own.' } as const;
    const open = await record({ expiresAt: '2026-11-22T00:00:00Z' });
    await expect(reviewGrant(people.rae!, open.id, review, at(NOW))).rejects.toMatchObject({
      code: 'conflict',
    });
    for (const holder of [
      { type: 'account', id: 'RAE@example.com' },
      { type: 'user', id: 'rae@example.com' },
    ]) {
      const { id } = await record({ holder });
      await expect(reviewGrant(people.rae!, id, review, at(NOW))).rejects.toMatchObject({
        code: 'forbidden',
      });
      expect(await getAccessGrant(people.rae!, id, NOW)).toMatchObject({ isOwn: true });
      await reviewGrant(people.ada!, id, review, at(NOW));
    }
    await expect(reviewGrant(people.ola!, open.id, review, at(NOW))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it.each([
    [{ expiresAt: null }, 'expiresAt'],
    [{ expiresAt: '2026-11-20T08:00:00Z' }, 'expiresAt'],
    [{ kind: 'standing' as const }, 'expiresAt'],
    [{ grantedAt: '2026-11-21T10:00:01Z' }, 'grantedAt'],
    [{ holder: { type: 'account', id: 'nobody@example.com' } }, 'holder.id'],
  ])('cannot be %j', async (given, path) => {
    await expect(record(given)).rejects.toMatchObject({ code: 'invalid-input', details: { path } });
  });

  it('lists what its holder did under it, for those who may read the audit log', async () => {
    const holder = { type: 'user', id: 'sam@example.com' };
    const { id } = await record({ holder });
    const did = (occurredAt: string) => ({
      kind: 'audit',
      id: occurredAt,
      occurredAt,
      actor: holder,
      action: 'secret.read',
      targets: [{ type: 'secret', id: 's' }],
      context: {},
    });
    const times = ['2026-11-20T07:00:00Z', '2026-11-20T09:00:00Z', '2026-11-20T13:00:00Z'];
    await writeBatch([makeWriteRequest(times.map(did), { receivedAt: NOW })], () => NOW.getTime() * 1_000);
    while ((await sequencePending(() => NOW.getTime() * 1_000, 1_000)) !== 0);
    const { items, total } = await listGrantEntries(people.rae!, id, page);
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { occurredAt: '2026-11-20T13:00:00.000000Z', isAfterEnd: true },
      { occurredAt: '2026-11-20T09:00:00.000000Z', isAfterEnd: false },
    ]);
    expect(await getAccessGrant(people.rae!, id, NOW)).toMatchObject({
      uses: 2,
      usesAfterEnd: 1,
      findings: ['overdue', 'used-after-end'],
    });
    await expect(listGrantEntries(people.ola!, id, page)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('findings', () => {
  it('are counted, and listed with those that have the most first', async () => {
    await getPool().query('TRUNCATE access_grant');
    await record({ expiresAt: '2026-11-22T00:00:00Z' });
    await record({ approver: null });
    await record({ kind: 'elevation', approver: 'kim@example.com', expiresAt: '2026-11-22T00:00:00Z' });
    const { counts, items, examined } = await listAccessFindings(people.ola!, undefined, NOW);
    expect(counts).toMatchObject({ overdue: 1, 'no-approver': 1, 'self-approved': 1, unreviewed: 0 });
    expect(items.map(({ findings }) => findings)).toEqual([['overdue', 'no-approver'], ['self-approved']]);
    expect(examined).toBe(3);
    const { items: open, total } = await listAccessGrants(people.ola!, { ...page, is: 'open' }, NOW);
    expect([open.length, total]).toEqual([2, 2]);
  });

  it('are of the zones of the reader', async () => {
    const confined: Actor = {
      type: 'token',
      id: randomUUID(),
      name: 'auditor',
      permissions: new Set(PERMISSIONS),
      zones: ['payments'],
    };
    expect((await listAccessFindings(confined, undefined, NOW)).examined).toBe(0);
    const { holder } = await getAccessGrant(people.ada!, (await record()).id, NOW);
    const limited = (actorRef: string, target: string | null): Actor => ({
      ...confined,
      zones: null,
      auditLimit: { actorRef, target },
    });
    expect((await listAccessFindings(limited(holder.ref, null), undefined, NOW)).examined).toBe(4);
    expect((await listAccessFindings(limited('another', null), undefined, NOW)).examined).toBe(0);
    expect((await listAccessFindings(limited(holder.ref, 'secret:s'), undefined, NOW)).examined).toBe(0);
    const { id } = await record({ holder: { type: 'user', id: 'far@example.com' } });
    await expect(getAccessGrant(confined, id, NOW)).rejects.toMatchObject({ code: 'not-found' });
    await expect(endGrant(confined, id, at(NOW))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(recordGrant(confined, INPUT, at(NOW))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('standing privileges', () => {
  it('of Gatehouse itself are its roles and tokens, with the last use of each', async () => {
    await createToken(SYSTEM_ACTOR, { name: 'old', scopes: ['read'], zones: [] }, at('2026-06-01T00:00:00Z'));
    while ((await sequencePending(() => NOW.getTime() * 1_000, 1_000)) !== 0);
    const { items } = await listStandingPrivileges(people.rae!, { days: 90 }, NOW);
    const own = Object.fromEntries(
      items.filter(({ kind }) => kind !== 'grant').map((one) => [one.role, one]),
    );
    expect(own['on-call']).toMatchObject({
      use: 'used',
      lastAt: '2026-11-21T11:00:00.000Z',
      holders: 1,
      isExact: true,
    });
    expect(own.administrator).toMatchObject({ use: 'used' });
    expect(own['token old']).toMatchObject({ use: 'unused', lastAt: null, scope: 'read' });
  });

  it('that a source or somebody told of are unused where no holder did anything', async () => {
    const standing = { kind: 'standing' as const, expiresAt: null, grantedAt: '2026-07-01T00:00:00Z' };
    await record({ ...standing, role: 'idle', holder: { type: 'user', id: 'idle@example.com' } });
    await record({ ...standing, role: 'busy', holder: { type: 'user', id: 'sam@example.com' } });
    await record({ ...standing, role: 'many', holder: { type: 'group', id: 'ops' } });
    const { items } = await listStandingPrivileges(people.rae!, { days: 30 }, NOW);
    const use = Object.fromEntries(items.map((one) => [one.role, one.use]));
    expect(use).toMatchObject({ idle: 'unused', busy: 'unknown', many: 'unknown' });
    const longer = await listStandingPrivileges(people.rae!, { days: 365 }, NOW);
    expect(longer.items.find(({ role }) => role === 'idle')?.use).toBe('quiet');
  });
});

it('settings have the log followed again, and are an entry', async () => {
  await getPool().query('UPDATE access_fold SET next_index = 7');
  await expect(saveAccessSettings(people.rae!, {}, at(NOW))).rejects.toMatchObject({ code: 'forbidden' });
  const saved = await saveAccessSettings(people.ada!, { breakGlassRoles: ['*root*'] }, at(NOW));
  expect(saved).toEqual({ breakGlassRoles: ['*root*'], reviewWithinHours: 72 });
  const { rows } = await getPool().query('SELECT next_index::int AS at FROM access_fold');
  expect(rows).toEqual([{ at: 0 }]);
});
