import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/ingest/[...source]/route';
import {
  DELETE as removeSecret,
  GET as getState,
  POST as setSecret,
  PUT as rotateSecret,
} from '@/app/api/v1/sources/[source]/secret/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { MOST_REFUSALS, recordSuppressedRefusals } from '@/lib/commands/sources/record-refused-webhook';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { TokenScope } from '@/lib/domain/roles';
import { webhookSecretStateSchema } from '@/lib/domain/read-models/webhook-secret';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';

useTestDatabase();

const tokens: Record<string, string> = {};
beforeAll(async () => {
  for (const scope of ['ingest', 'read', 'admin'] as TokenScope[])
    tokens[scope] = (
      await createToken(SYSTEM_ACTOR, { name: scope, scopes: [scope] }, ownOccasion(new Date()))
    ).secret;
});

type Answer = {
  accepted?: number;
  duplicates?: number;
  secret?: string | null;
  detail?: string;
  verification?: string;
};
const read = async (response: Response) => ({
  status: response.status,
  answer: (response.status === 204 ? {} : await response.json()) as Answer,
});

/** A push to `acme/policies` that nobody sent before. */
const newPush = () => {
  const sha = createHmac('sha1', 'commit').update(randomUUID()).digest('hex');
  const commit = {
    id: sha,
    message: 'Tighten payments',
    timestamp: new Date().toISOString(),
    author: { name: 'Mona', username: 'mona' },
    added: [],
    modified: ['payments/authz/rules.rego'],
    removed: [],
  };
  return JSON.stringify({
    ref: 'refs/heads/main',
    before: '1'.repeat(40),
    after: sha,
    deleted: false,
    forced: false,
    commits: [commit],
    head_commit: commit,
    repository: {
      full_name: 'acme/policies',
      default_branch: 'main',
      pushed_at: Math.floor(Date.now() / 1_000),
    },
    pusher: { name: 'mona' },
    sender: { login: 'mona' },
  });
};

const sign = (body: string | Uint8Array, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function deliver(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  { path = 'github', query = '' } = {},
) {
  const request = new Request(`http://localhost/api/ingest/${path}${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7', ...headers },
  });
  return read(await POST(request, { params: Promise.resolve({ source: path.split('/') }) }));
}
const deliverSigned = (body: string, secret: string, more: Record<string, string> = {}) =>
  deliver(body, { 'x-hub-signature-256': sign(body, secret), ...more });

type SecretRoute = typeof setSecret;
async function call(route: SecretRoute, source: string, body?: object, scope = 'admin') {
  const request = new Request(`http://localhost/api/v1/sources/${source}/secret`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${tokens[scope]}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve({ source }) });
  return { status: response.status, text: response.status === 204 ? '' : await response.text() };
}
const made = ({ text }: { text: string }) => (JSON.parse(text) as { secret: string }).secret;

const stored = async () => {
  const counts = await getPool().query<{ n: string }>(
    `SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM quarantine) AS n`,
  );
  return Number(counts.rows[0]!.n);
};
type Entry = { targets: object; context: object; changes: Record<string, unknown>; outcome: string };
const refusals = async (source: string): Promise<Entry[]> => {
  const { rows } = await getPool().query<Entry>(
    `SELECT targets, context, changes, outcome FROM audit_entry
     WHERE action = 'webhook.refused' AND targets @> $1::jsonb ORDER BY occurred_at, id`,
    [JSON.stringify([{ type: 'source', id: source }])],
  );
  return rows;
};

describe('a webhook of a source that signs', () => {
  it('is refused while there is no secret, whatever its signature', async () => {
    const before = await stored();
    expect((await deliverSigned(newPush(), '')).status).toBe(401);
    expect((await refusals('github')).at(-1)).toMatchObject({ changes: { reason: 'no-secret' } });
    const { text } = await call(getState, 'github', undefined, 'read');
    expect(JSON.parse(text)).toMatchObject({ secrets: [], refused: { count: 1, lastReason: 'no-secret' } });
    expect(await stored()).toBe(before);
  });

  it('is taken with the right signature, once', async () => {
    const secret = made(await call(setSecret, 'github', {}));
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const body = newPush();
    expect(await deliverSigned(body, secret)).toEqual({
      status: 202,
      answer: { accepted: 1, duplicates: 0, rejected: [] },
    });
    expect(await deliverSigned(body, secret)).toMatchObject({
      status: 202,
      answer: { accepted: 0, duplicates: 1 },
    });
    const { rows } = await getPool().query(`SELECT policy FROM change WHERE policy = 'payments/authz'`);
    expect(rows).toHaveLength(1);

    const state = webhookSecretStateSchema.parse(
      JSON.parse((await call(getState, 'github', undefined, 'read')).text),
    );
    expect(state).toMatchObject({ source: 'github', secrets: [{ validUntil: null, readable: true }] });
    expect(state.secrets[0]!.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(state)).not.toContain(secret);

    const kept = JSON.stringify((await getPool().query('SELECT * FROM webhook_secret')).rows);
    const audit = JSON.stringify((await getPool().query('SELECT * FROM audit_entry')).rows);
    expect(kept).not.toContain(secret);
    expect(audit).not.toContain(secret);
  });

  it('is held against the bytes that were sent, also where they are gzipped', async () => {
    const secret = made(await call(rotateSecret, 'github', { overlapHours: 0 }));
    const gzipped = new Uint8Array(gzipSync(newPush()));
    const headers = { 'content-encoding': 'gzip' };
    const signedPlain = { ...headers, 'x-hub-signature-256': sign(newPush(), secret) };
    expect((await deliver(gzipped, signedPlain)).status).toBe(401);
    const signed = { ...headers, 'x-hub-signature-256': sign(gzipped, secret) };
    expect(await deliver(gzipped, signed)).toMatchObject({ status: 202, answer: { accepted: 1 } });
  });

  it('is refused with another signature, another body or none, and leaves an audit entry', async () => {
    const secret = made(await call(rotateSecret, 'github', { overlapHours: 0 }));
    const body = newPush();
    const signature = sign(body, secret);
    const before = await stored();
    const cases: [string, Record<string, string>, string][] = [
      [body, { 'x-hub-signature-256': sign(body, `${secret}x`) }, 'wrong-signature'],
      [body.replace('Tighten', 'tighten'), { 'x-hub-signature-256': signature }, 'wrong-signature'],
      [`${body} `, { 'x-hub-signature-256': signature }, 'wrong-signature'],
      [body, {}, 'not-signed'],
      [body, { authorization: `Bearer gh_nobody` }, 'not-signed'],
    ];
    for (const [sent, headers, reason] of cases) {
      const deliveryId = randomUUID();
      expect((await deliver(sent, { ...headers, 'x-github-delivery': deliveryId })).status).toBe(401);
      expect((await refusals('github')).at(-1)).toEqual({
        targets: [{ type: 'source', id: 'github' }],
        context: { ip: '192.0.2.7', userAgent: null },
        changes: { reason, deliveryId },
        outcome: 'failure',
      });
    }
    expect(await stored()).toBe(before);
    const written = JSON.stringify(await refusals('github'));
    for (const kept of [secret, signature, 'gh_nobody']) expect(written).not.toContain(kept);
  });

  it('may send a token instead; one without the scope does not help', async () => {
    const bearer = (scope: string) => ({ authorization: `Bearer ${tokens[scope]}` });
    expect(await deliver(newPush(), bearer('ingest'))).toMatchObject({
      status: 202,
      answer: { accepted: 1 },
    });
    expect((await deliver(newPush(), bearer('read'))).status).toBe(403);
  });

  it('takes no parameters with a signature, which does not cover them', async () => {
    const secret = made(await call(rotateSecret, 'github', { overlapHours: 0 }));
    const body = newPush();
    const headers = { 'x-hub-signature-256': sign(body, secret) };
    expect((await deliver(body, headers, { query: '?source=other' })).status).toBe(400);
  });

  it('goes on with the old secret for the overlap of a rotation, and not after it', async () => {
    const old = made(await call(rotateSecret, 'github', { overlapHours: 0 }));
    const fresh = made(await call(rotateSecret, 'github', { overlapHours: 1 }));
    expect((await deliverSigned(newPush(), old)).status).toBe(202);
    expect((await deliverSigned(newPush(), fresh)).status).toBe(202);
    const last = made(await call(rotateSecret, 'github', { overlapHours: 0 }));
    expect((await deliverSigned(newPush(), fresh)).status).toBe(401);
    expect((await deliverSigned(newPush(), last)).status).toBe(202);
    expect((await call(removeSecret, 'github', {})).status).toBe(204);
    expect((await deliverSigned(newPush(), last)).status).toBe(401);
    expect((await call(removeSecret, 'github', {})).status).toBe(404);
  });
});

describe('a flood of wrong signatures', () => {
  it('writes so many entries and then the count of the rest', async () => {
    await call(setSecret, 'gitlab', {});
    for (let time = 0; time < MOST_REFUSALS + 5; time += 1)
      expect((await deliver('{}', { 'x-gitlab-token': 'guess' }, { path: 'gitlab' })).status).toBe(401);
    expect(await refusals('gitlab')).toHaveLength(MOST_REFUSALS);
    await recordSuppressedRefusals(ownOccasion(new Date(Date.now() + 600_001)));
    const entries = await refusals('gitlab');
    expect(entries).toHaveLength(MOST_REFUSALS + 1);
    expect(entries.at(-1)!.changes).toMatchObject({ suppressed: 5 });
    const { text } = await call(getState, 'gitlab', undefined, 'read');
    expect(webhookSecretStateSchema.parse(JSON.parse(text)).refused).toMatchObject({
      count: MOST_REFUSALS + 5,
      lastReason: 'wrong-signature',
    });
  });
});

describe('the secret of a source', () => {
  it('is only changed by administrators, and only where the source signs', async () => {
    expect((await call(setSecret, 'gitlab', {}, 'read')).status).toBe(403);
    expect((await call(setSecret, 'gitlab', {})).status).toBe(409);
    expect((await call(setSecret, 'events', {})).status).toBe(400);
    expect((await call(setSecret, 'nowhere', {})).status).toBe(404);
    expect((await call(rotateSecret, 'github', {})).status).toBe(409);
    expect((await call(setSecret, 'github', { secret: 'too short' })).status).toBe(400);
  });

  it('may come from the other side, and is then not shown at all', async () => {
    const secret = 'made-by-the-other-side-1234';
    const { status, text } = await call(setSecret, 'github', { secret });
    expect([status, text]).toEqual([200, JSON.stringify({ source: 'github', secret: null })]);
    expect((await deliverSigned(newPush(), secret)).status).toBe(202);
  });
});

describe('the handshake of Okta', () => {
  const ask = async (path: string, headers: Record<string, string>) =>
    read(
      await GET(new Request(`http://localhost/api/ingest/${path}`, { headers }), {
        params: Promise.resolve({ source: [path] }),
      }),
    );
  const challenge = { 'x-okta-verification-challenge': 'abc123' };

  it('is answered to whoever holds a token of scope ingest', async () => {
    const bearer = (scope: string) => ({ ...challenge, authorization: `Bearer ${tokens[scope]}` });
    expect(await ask('okta', bearer('ingest'))).toEqual({ status: 200, answer: { verification: 'abc123' } });
    expect((await ask('okta', bearer('read'))).status).toBe(403);
    expect((await ask('okta', challenge)).status).toBe(401);
    expect((await ask('github', bearer('ingest'))).status).toBe(400);
  });
});
