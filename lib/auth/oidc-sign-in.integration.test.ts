import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import NextAuth from 'next-auth';
import type { NextApiRequest, NextApiResponse } from 'next';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOidcProvider, type OidcFixture } from '@/e2e/fixtures/oidc-provider';
import { parseConfig, setConfig, getConfig, type Config } from '@/lib/config/config';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { authenticateRequest } from './authenticate-request';
import { nextAuthOptions } from './next-auth-options';

/**
 * Our next-auth options against a real provider over real HTTP: discovery, PKCE, state, nonce, ID
 * token and userinfo are the provider's own.
 */
const database = useTestDatabase();

let app: Server;
let appUrl: string;
let provider: OidcFixture;

beforeAll(async () => {
  app = createServer();
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  process.env.NEXTAUTH_URL = appUrl;
  provider = await startOidcProvider(appUrl);
  setConfig(configWith(provider.environment));
  app.on('request', (request, response) => {
    void (async () => {
      const url = new URL(request.url!, appUrl);
      const nextauth = url.pathname.replace('/api/auth/', '').split('/');
      const body = new URLSearchParams(await text(request));
      const apiRequest = {
        method: request.method,
        headers: request.headers,
        query: { ...Object.fromEntries(url.searchParams), nextauth },
        cookies: Object.fromEntries(cookiePairs(request.headers.cookie ?? '')),
        body: Object.fromEntries(body),
      };
      const apiResponse = Object.assign(response, {
        status(code: number) {
          response.statusCode = code;
          return apiResponse;
        },
        json: (value: unknown) => response.end(JSON.stringify(value)),
        send: (value: unknown) => response.end(typeof value === 'string' ? value : JSON.stringify(value)),
      });
      await NextAuth(
        apiRequest as unknown as NextApiRequest,
        apiResponse as unknown as NextApiResponse,
        nextAuthOptions(getConfig(), new Headers()),
      );
    })();
  });
});

afterAll(async () => {
  await provider.stop();
  app.closeAllConnections();
  app.close();
});

beforeEach(() => getPool().query('DELETE FROM account'));

function configWith(environment: Record<string, string>): Config {
  return parseConfig({
    DATABASE_URL: database.url,
    GATEHOUSE_URL: appUrl,
    GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    GATEHOUSE_LOG_LEVEL: 'silent',
    ...environment,
  });
}

const cookiePairs = (header: string) =>
  header
    .split(/;\s*/)
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]);

/** As much of a browser as a sign-in needs: cookies by host, one request at a time. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL) => jars.get(url.host) ?? jars.set(url.host, new Map()).get(url.host)!;
  const cookieHeader = (url: URL) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function request(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: cookieHeader(url) },
      body: form && new URLSearchParams(form),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || /max-age=0/i.test(line)) jarOf(url).delete(name);
      else jarOf(url).set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page of the provider, or of ours outside of `/api/auth`. */
  async function follow(address: string): Promise<string> {
    let current = address;
    for (let step = 0; step < 15; step++) {
      const { pathname } = new URL(current);
      const isEnd = current.startsWith(appUrl)
        ? !pathname.startsWith('/api/auth/')
        : pathname.startsWith('/interaction/');
      if (isEnd) return current;
      const response = await request(current);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${current} answered ${response.status}: ${await response.text()}`);
      current = new URL(location, current).href;
    }
    throw new Error('The redirects do not end.');
  }

  /** Signs in as `login` ('' cancels at the provider); the address where it ends. */
  async function signIn(login: string): Promise<string> {
    const { csrfToken } = (await (await request(`${appUrl}/api/auth/csrf`)).json()) as { csrfToken: string };
    const start = await request(`${appUrl}/api/auth/signin/oidc`, {
      csrfToken,
      callbackUrl: `${appUrl}/denials`,
    });
    const page = await follow(start.headers.get('location')!);
    const chosen = await request(page, { login });
    return follow(new URL(chosen.headers.get('location')!, page).href);
  }

  const actor = () =>
    authenticateRequest(new Request(`${appUrl}/`, { headers: { cookie: cookieHeader(new URL(appUrl)) } }));

  return { request, follow, signIn, actor, jarOf: () => jarOf(new URL(appUrl)) };
}

describe('signing in at a real OpenID Connect provider', () => {
  it('ends on the page that was asked for, with the role of the groups', async () => {
    const person = browser();
    expect(await person.signIn('grace')).toBe(`${appUrl}/denials`);
    const actor = await person.actor();
    expect(actor).toMatchObject({ type: 'account', name: 'Grace Hopper' });
    expect(actor!.permissions.has('quarantine:replay')).toBe(true);
    expect(actor!.permissions.has('accounts:write')).toBe(false);
    const { rows } = await getPool().query('SELECT email, role, password_hash, oidc_subject FROM account');
    expect(rows).toEqual([
      {
        email: 'grace@example.com',
        role: 'on-call',
        password_hash: null,
        oidc_subject: `${provider.issuer}|grace`,
      },
    ]);
  });

  it('follows the groups again at the next sign-in', async () => {
    await browser().signIn('ada');
    const before = browser();
    await before.signIn('grace');
    setConfig(configWith({ ...provider.environment, GATEHOUSE_OIDC_ROLE_MAP: 'everybody=reviewer' }));
    const after = browser();
    await after.signIn('grace');
    setConfig(configWith(provider.environment));
    expect(await before.actor()).toBeNull();
    const actor = await after.actor();
    expect(actor!.permissions.has('events:read')).toBe(true);
    expect(actor!.permissions.has('quarantine:replay')).toBe(false);
  });

  it('is refused in words that name the reason, and leaves neither account nor session', async () => {
    const person = browser();
    const end = new URL(await person.signIn('mallory'));
    expect(end.pathname).toBe('/sign-in');
    expect(end.searchParams.get('error')).toBe('NoRole');
    expect(await person.actor()).toBeNull();
    expect((await getPool().query('SELECT 1 FROM account')).rowCount).toBe(0);
  });

  it('ends on the sign-in page when the person cancels', async () => {
    const end = new URL(await browser().signIn(''));
    expect(end.pathname).toBe('/sign-in');
    expect(end.searchParams.get('error')).toBe('Callback');
  });

  it('does not accept an answer that another browser asked for', async () => {
    const victim = browser();
    const attacker = browser();
    const { csrfToken } = (await (await attacker.request(`${appUrl}/api/auth/csrf`)).json()) as {
      csrfToken: string;
    };
    const start = await attacker.request(`${appUrl}/api/auth/signin/oidc`, { csrfToken });
    const page = await attacker.follow(start.headers.get('location')!);
    const chosen = await attacker.request(page, { login: 'grace' });
    const resumed = await attacker.request(new URL(chosen.headers.get('location')!, page).href);
    const end = new URL(await victim.follow(resumed.headers.get('location')!));
    expect(end.searchParams.get('error')).toBe('OAuthCallback');
    expect(await victim.actor()).toBeNull();
  });

  it('sends nobody to another site afterwards', async () => {
    const person = browser();
    const { csrfToken } = (await (await person.request(`${appUrl}/api/auth/csrf`)).json()) as {
      csrfToken: string;
    };
    await person.request(`${appUrl}/api/auth/signin/oidc`, {
      csrfToken,
      callbackUrl: 'https://evil.example/',
    });
    const callback = [...person.jarOf()].find(([name]) => name.endsWith('callback-url'));
    expect(decodeURIComponent(callback![1])).toBe(appUrl);
  });

  it('does not prolong a session by asking for it', async () => {
    const person = browser();
    await person.signIn('grace');
    await getPool().query('UPDATE account SET disabled_at = now()');
    const session = await person.request(`${appUrl}/api/auth/session`);
    expect(await session.json()).toEqual({});
    expect(await person.actor()).toBeNull();
  });
});
