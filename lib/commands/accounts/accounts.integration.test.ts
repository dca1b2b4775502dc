import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { useSignInLink } from '@/lib/auth/use-sign-in-link';
import { ROLES, type Role } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { changeRole } from './change-role';
import { createAccount } from './create-account';
import { disableAccount } from './disable-account';
import { enableAccount } from './enable-account';
import { resetAccountLink } from './reset-account-link';

useTestDatabase();

const at = (now = new Date()): Occasion => ({
  now,
  newId: randomUUID,
  from: { ip: '192.0.2.7', userAgent: 'test' },
});
const secretOf = (path: string) => path.replace('/setup/', '');

async function someone(role: Role): Promise<string> {
  const { id, link } = await createAccount(
    SYSTEM_ACTOR,
    { email: `${randomUUID()}@example.com`, role },
    at(),
  );
  await useSignInLink({ secret: secretOf(link.path), password: 'a long enough password' }, at());
  return id;
}

const storedRole = async (id: string) =>
  (await getPool().query<{ role: string }>('SELECT role FROM account WHERE id = $1', [id])).rows[0]?.role;

describe('changing accounts', () => {
  it.each(ROLES.filter((role) => role !== 'administrator'))('is refused to the role %s', async (role) => {
    const actor = accountActor({ id: randomUUID(), email: 'x@example.com', name: null, role });
    const target = randomUUID();
    for (const refused of [
      createAccount(actor, { email: 'new@example.com', role: 'administrator' }, at()),
      changeRole(actor, { id: target, role: 'administrator' }, at()),
      disableAccount(actor, target, at()),
      enableAccount(actor, target, at()),
      resetAccountLink(actor, target, at()),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses an address that is taken, in any case of letters', async () => {
    await createAccount(SYSTEM_ACTOR, { email: 'taken@example.com', role: 'viewer' }, at());
    await expect(
      createAccount(SYSTEM_ACTOR, { email: 'Taken@Example.com', role: 'viewer' }, at()),
    ).rejects.toMatchObject({ code: 'conflict', details: { path: 'email' } });
  });

  it('ends the earlier link of a person when a new one is made', async () => {
    const { id, link } = await createAccount(
      SYSTEM_ACTOR,
      { email: 'links@example.com', role: 'viewer' },
      at(),
    );
    const fresh = await resetAccountLink(SYSTEM_ACTOR, id, at(new Date(Date.now() + 1_000)));
    const later = at(new Date(Date.now() + 2_000));
    const use = (path: string) =>
      useSignInLink({ secret: secretOf(path), password: 'a long enough password' }, later);
    await expect(use(link.path)).rejects.toMatchObject({ message: 'This link has expired.' });
    await expect(use(fresh.link.path)).resolves.toMatchObject({ id });
  });
});

describe('the last administrator who can sign in', () => {
  it('can neither be demoted nor disabled; an invited or disabled one does not count', async () => {
    const first = await someone('administrator');
    const second = await someone('administrator');
    await createAccount(SYSTEM_ACTOR, { email: 'invited@example.com', role: 'administrator' }, at());
    await disableAccount(SYSTEM_ACTOR, second, at());

    await expect(disableAccount(SYSTEM_ACTOR, first, at())).rejects.toMatchObject({ code: 'conflict' });
    await expect(changeRole(SYSTEM_ACTOR, { id: first, role: 'viewer' }, at())).rejects.toMatchObject({
      code: 'conflict',
    });
    await enableAccount(SYSTEM_ACTOR, second, at());
    await changeRole(SYSTEM_ACTOR, { id: first, role: 'viewer' }, at());
    expect(await storedRole(first)).toBe('viewer');
  });

  it('is still there when two demote each other at the same moment', async () => {
    await getPool().query(`UPDATE account SET role = 'viewer'`);
    const both = [await someone('administrator'), await someone('administrator')];
    const results = await Promise.allSettled(
      both.map((id) => changeRole(SYSTEM_ACTOR, { id, role: 'viewer' }, at())),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const roles = await Promise.all(both.map(storedRole));
    expect(roles.sort()).toEqual(['administrator', 'viewer']);
  });
});

describe('the audit entry of a change', () => {
  it('says who did what to whom, from where, and holds no secret', async () => {
    const actor = accountActor({
      id: randomUUID(),
      email: 'root@example.com',
      name: 'Root',
      role: 'administrator',
    });
    const { id, link } = await createAccount(actor, { email: 'audited@example.com', role: 'on-call' }, at());
    const { rows } = await getPool().query<Record<string, unknown>>(
      `SELECT actor_type, actor_id, actor_name, action, targets, outcome, context, changes
       FROM audit_entry WHERE targets @> $1`,
      [JSON.stringify([{ id }])],
    );
    expect(rows).toEqual([
      {
        actor_type: 'account',
        actor_id: actor.id,
        actor_name: 'Root',
        action: 'account.created',
        targets: [{ type: 'account', id, name: 'audited@example.com' }],
        outcome: 'success',
        context: { ip: '192.0.2.7', userAgent: 'test' },
        changes: { role: 'on-call' },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(secretOf(link.path));
  });

  it('is part of the change: when it cannot be written, nothing happens', async () => {
    const id = await someone('viewer');
    await getOwnerPool().query(
      `ALTER TABLE audit_entry ADD CONSTRAINT refuse CHECK (action <> 'account.role-changed') NOT VALID`,
    );
    await expect(changeRole(SYSTEM_ACTOR, { id, role: 'on-call' }, at())).rejects.toThrow();
    await getOwnerPool().query('ALTER TABLE audit_entry DROP CONSTRAINT refuse');
    expect(await storedRole(id)).toBe('viewer');
  });
});
