import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '@/lib/commands/accounts/create-account';
import { disableAccount } from '@/lib/commands/accounts/disable-account';
import type { OidcConfig } from '@/lib/config/config';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import type { Occasion } from './occasion';
import { signInWithOidc } from './sign-in-with-oidc';
import { SYSTEM_ACTOR } from './system-actor';

useTestDatabase();

const OIDC: OidcConfig = {
  issuer: 'https://id.example.com',
  clientId: 'gatehouse',
  clientSecret: 'secret',
  name: 'Example ID',
  scopes: 'openid email profile',
  groupsClaim: 'groups',
  roleMap: { sre: 'on-call', root: 'administrator' },
  defaultRole: null,
};

const at = (now = new Date()): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
const signIn = (claims: object, config = OIDC, occasion = at()) => signInWithOidc(claims, config, occasion);
const grace = {
  sub: 'grace',
  email: 'Grace@Example.com',
  email_verified: true,
  name: 'Grace',
  groups: ['sre'],
};

beforeEach(() => getPool().query('DELETE FROM account'));

describe('signing in through an identity provider', () => {
  it('makes an account at the first time and finds it by its subject later', async () => {
    const first = await signIn(grace);
    expect(first).toMatchObject({ email: 'grace@example.com', name: 'Grace', role: 'on-call' });
    const second = await signIn({ ...grace, email: 'grace.hopper@example.com' });
    expect(second.id).toBe(first.id);
  });

  it('refuses people whose groups give no role, unless there is a role for everybody', async () => {
    await expect(signIn({ ...grace, groups: ['sales'] })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'NoRole',
    });
    await expect(
      signIn({ ...grace, groups: undefined }, { ...OIDC, defaultRole: 'viewer' }),
    ).resolves.toMatchObject({ role: 'viewer' });
  });

  it('follows the groups at every sign-in, and ends the sessions that had the old role', async () => {
    const { id } = await signIn(grace);
    await signIn({ ...grace, sub: 'root', email: 'root@example.com', groups: ['root'] });
    const now = new Date(Date.now() + 60_000);
    const changed = await signIn({ ...grace, groups: ['root'] }, OIDC, at(now));
    expect(changed).toMatchObject({ id, role: 'administrator', sessionsFrom: now });
    await expect(signIn(grace)).resolves.toMatchObject({ id, role: 'on-call' });
    const { rows } = await getPool().query(
      `SELECT changes FROM audit_entry WHERE action = 'account.role-changed' AND targets @> $1 ORDER BY occurred_at`,
      [JSON.stringify([{ id }])],
    );
    expect(rows).toContainEqual({ changes: { role: { from: 'on-call', to: 'administrator' } } });
  });

  it('does not take the role of the last administrator away', async () => {
    const { id } = await signIn({ ...grace, groups: ['root'] });
    await expect(signIn(grace)).resolves.toMatchObject({ id, role: 'administrator' });
  });

  it('takes over an account of the same address only when the provider verified the address', async () => {
    const { id } = await createAccount(SYSTEM_ACTOR, { email: 'grace@example.com', role: 'viewer' }, at());
    for (const email_verified of [false, undefined])
      await expect(signIn({ ...grace, email_verified })).rejects.toMatchObject({
        message: 'EmailNotVerified',
      });
    await expect(signIn(grace)).resolves.toMatchObject({ id, role: 'on-call' });
    await expect(signIn({ ...grace, sub: 'another' })).rejects.toMatchObject({ message: 'EmailNotVerified' });
  });

  it('refuses a disabled account and a person without an e-mail address', async () => {
    const { id } = await signIn(grace);
    await disableAccount(SYSTEM_ACTOR, id, at());
    await expect(signIn(grace)).rejects.toMatchObject({ message: 'AccountDisabled' });
    await expect(signIn({ sub: 'x', groups: ['sre'] })).rejects.toMatchObject({ message: 'NoEmail' });
  });
});
