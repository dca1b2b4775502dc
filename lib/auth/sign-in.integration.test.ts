import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { changeRole } from '@/lib/commands/accounts/change-role';
import { createAccount } from '@/lib/commands/accounts/create-account';
import { disableAccount } from '@/lib/commands/accounts/disable-account';
import { enableAccount } from '@/lib/commands/accounts/enable-account';
import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { Role } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { authenticateRequest } from './authenticate-request';
import { issueFirstAdministratorLink } from './issue-first-administrator-link';
import type { Occasion } from './occasion';
import { readSignInLink } from './read-sign-in-link';
import { sessionCookieName } from './session-cookie';
import { signInWithPassword } from './sign-in-with-password';
import { SYSTEM_ACTOR } from './system-actor';
import { useSignInLink } from './use-sign-in-link';

useTestDatabase();

const at = (now: Date, ip = '192.0.2.1'): Occasion => ({
  now,
  newId: randomUUID,
  from: { ip, userAgent: null },
});
const minutes = (count: number, since = new Date()) => new Date(since.getTime() + count * 60_000);
const secretOf = (path: string) => path.replace('/setup/', '');
const PASSWORD = 'a long enough password';

/** An account that has set its password. */
async function someone(role: Role, email = `${randomUUID()}@example.com`) {
  const now = minutes(-1);
  const { id, link } = await createAccount(SYSTEM_ACTOR, { email, role }, at(now));
  await useSignInLink({ secret: secretOf(link.path), password: PASSWORD }, at(now));
  return { id, email };
}

/** A request with the session cookie of an account that signed in at `signedInAt`. */
async function requestOf(id: string, signedInAt: Date): Promise<Request> {
  const token = await encode({
    token: { sub: id, signedInAt: signedInAt.getTime() },
    secret: requireAuthSecret(getConfig()),
  });
  return new Request('http://localhost:3000/api/v1/me', {
    headers: { cookie: `other=1; ${sessionCookieName(getConfig())}=${token}` },
  });
}

describe("the first administrator's link", () => {
  it('makes an administrator once, and there is none after that', async () => {
    const now = new Date();
    const first = await issueFirstAdministratorLink(now);
    const second = await issueFirstAdministratorLink(minutes(1, now));
    const later = minutes(2, now);
    expect(await readSignInLink(secretOf(first!), later)).toEqual({ state: 'expired' });

    const person = { email: 'Ada@Example.com ', password: PASSWORD, name: 'Ada' };
    const account = await useSignInLink({ secret: secretOf(second!), ...person }, at(later));
    expect(account).toMatchObject({ email: 'ada@example.com', role: 'administrator', name: 'Ada' });
    expect(await readSignInLink(secretOf(second!), later)).toEqual({ state: 'used' });
    await expect(useSignInLink({ secret: secretOf(second!), ...person }, at(later))).rejects.toMatchObject({
      code: 'forbidden',
      message: 'This link was used before.',
    });
    expect(await issueFirstAdministratorLink(later)).toBeNull();
  });

  it('stores only a hash of its secret', async () => {
    const { link } = await createAccount(
      SYSTEM_ACTOR,
      { email: 'hash@example.com', role: 'viewer' },
      at(new Date()),
    );
    const { rows } = await getPool().query<{ text: string }>(
      `SELECT row_to_json(l)::text AS text FROM sign_in_link l`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ text }) => text.includes(secretOf(link.path)))).toEqual([]);
  });
});

describe('a one-time link', () => {
  it('works once also when two use it at the same moment', async () => {
    const now = new Date();
    const { link } = await createAccount(
      SYSTEM_ACTOR,
      { email: 'twice@example.com', role: 'viewer' },
      at(now),
    );
    const use = () => useSignInLink({ secret: secretOf(link.path), password: PASSWORD }, at(now));
    const results = await Promise.allSettled([use(), use()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends after 24 hours', async () => {
    const now = new Date();
    const { link } = await createAccount(
      SYSTEM_ACTOR,
      { email: 'late@example.com', role: 'viewer' },
      at(now),
    );
    expect(await readSignInLink(secretOf(link.path), minutes(24 * 60 - 1, now))).toMatchObject({
      state: 'open',
    });
    expect(await readSignInLink(secretOf(link.path), minutes(24 * 60, now))).toEqual({ state: 'expired' });
  });

  it('refuses short passwords and secrets that nobody issued', async () => {
    const now = new Date();
    const { link } = await createAccount(
      SYSTEM_ACTOR,
      { email: 'short@example.com', role: 'viewer' },
      at(now),
    );
    await expect(
      useSignInLink({ secret: secretOf(link.path), password: 'elevenchars' }, at(now)),
    ).rejects.toThrow('at least 12');
    await expect(useSignInLink({ secret: 'guessed', password: PASSWORD }, at(now))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('signing in with a password', () => {
  it('lets the right one in, whatever the case of the address, and notes it', async () => {
    const { id, email } = await someone('on-call');
    const now = new Date();
    const account = await signInWithPassword({ email: email.toUpperCase(), password: PASSWORD }, at(now));
    expect(account).toMatchObject({ id, lastSignInAt: now });
    const { rows } = await getPool().query(
      `SELECT context FROM audit_entry WHERE action = 'account.signed-in' AND actor_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ context: { ip: '192.0.2.1', userAgent: null } }]);
  });

  it('says the same about a wrong password and an unknown address', async () => {
    const { email } = await someone('viewer');
    const say = (address: string) =>
      signInWithPassword(
        { email: address, password: 'a wrong password' },
        at(new Date(), randomUUID()),
      ).catch((error: Error) => error.message);
    expect(await say(email)).toBe(await say('nobody@example.com'));
  });

  it('is refused after ten failures for an address, also with the right password, for 15 minutes', async () => {
    const { email } = await someone('viewer');
    const now = new Date();
    const attempt = (password: string, when: Date) =>
      signInWithPassword({ email, password }, at(when, randomUUID()));
    for (let failure = 0; failure < 10; failure++)
      await expect(attempt('a wrong password', now)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(attempt(PASSWORD, minutes(1, now))).rejects.toMatchObject({
      code: 'rate-limited',
      details: { retryAfterSeconds: 14 * 60 },
    });
    await expect(attempt(PASSWORD, minutes(15, now))).resolves.toMatchObject({ email });
    // The right password forgets the failures.
    await expect(attempt('a wrong password', minutes(15, now))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('counts failures at the same moment one by one', async () => {
    const { email } = await someone('viewer');
    const now = new Date();
    const results = await Promise.allSettled(
      Array.from({ length: 14 }, () =>
        signInWithPassword({ email, password: 'a wrong password' }, at(now, randomUUID())),
      ),
    );
    const codes = results.map((result) => (result as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(4);
  });

  it('is refused after thirty failures from one network address', async () => {
    const now = new Date();
    const attempt = (email: string) =>
      signInWithPassword({ email, password: 'a wrong password' }, at(now, '198.51.100.7'));
    for (let failure = 0; failure < 30; failure++)
      await expect(attempt(`${failure}@example.com`)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(attempt('another@example.com')).rejects.toMatchObject({ code: 'rate-limited' });
  });
});

describe('a session', () => {
  it('is believed for twelve hours', async () => {
    const { id } = await someone('reviewer');
    await getPool().query(`UPDATE account SET sessions_from = 'epoch' WHERE id = $1`, [id]);
    const fresh = await authenticateRequest(await requestOf(id, minutes(-11 * 60)));
    expect(fresh).toMatchObject({ type: 'account', id });
    expect(fresh!.permissions.has('events:read')).toBe(true);
    expect(await authenticateRequest(await requestOf(id, minutes(-12 * 60)))).toBeNull();
  });

  it('is void at once when its account is disabled, and stays so when it is enabled again', async () => {
    const { id } = await someone('viewer');
    const request = await requestOf(id, new Date());
    expect(await authenticateRequest(request)).toMatchObject({ id });
    await disableAccount(SYSTEM_ACTOR, id, at(minutes(0.1)));
    expect(await authenticateRequest(request)).toBeNull();
    await enableAccount(SYSTEM_ACTOR, id, at(minutes(0.2)));
    expect(await authenticateRequest(request)).toBeNull();
    await disableAccount(SYSTEM_ACTOR, id, at(minutes(0.3)));
    await expect(
      signInWithPassword({ email: (await emailOf(id))!, password: PASSWORD }, at(new Date(), randomUUID())),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is void when the role changes, and a new one has the new role', async () => {
    const { id } = await someone('viewer');
    const request = await requestOf(id, new Date());
    const changed = minutes(0.1);
    await changeRole(SYSTEM_ACTOR, { id, role: 'on-call' }, at(changed));
    expect(await authenticateRequest(request)).toBeNull();
    const actor = await authenticateRequest(await requestOf(id, changed));
    expect(actor!.permissions.has('quarantine:replay')).toBe(true);
  });

  it('is nobody when it is forged or its account is gone', async () => {
    const { id } = await someone('viewer');
    const forged = await encode({ token: { sub: id, signedInAt: Date.now() }, secret: 'another secret' });
    const request = new Request('http://localhost:3000/', {
      headers: { cookie: `${sessionCookieName(getConfig())}=${forged}` },
    });
    expect(await authenticateRequest(request)).toBeNull();
    expect(await authenticateRequest(await requestOf(randomUUID(), new Date()))).toBeNull();
    expect(await authenticateRequest(new Request('http://localhost:3000/'))).toBeNull();
  });

  const emailOf = async (id: string) =>
    (await getPool().query<{ email: string }>('SELECT email FROM account WHERE id = $1', [id])).rows[0]
      ?.email;
});
