import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { POST as postZone } from '@/app/api/v1/zones/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createToken } from '@/lib/commands/tokens/create-token';
import { GatehouseError } from '@/lib/domain/errors';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { handle } from './handle';
import type { Problem } from './problem';

useTestDatabase();

let token = '';
let reader = '';
beforeAll(async () => {
  const make = (name: string, scope: 'admin' | 'read') =>
    createToken(SYSTEM_ACTOR, { name, scopes: [scope] }, ownOccasion(new Date()));
  token = (await make('admin', 'admin')).secret;
  reader = (await make('reader', 'read')).secret;
});

const query = z.object({ limit: z.coerce.number().max(10).default(5), name: z.string().optional() });
const body = z.object({ name: z.string().min(1) });
const echo = handle({ permission: 'inventory:write', query, body }, async (input) => ({
  query: input.query,
  body: input.body,
  params: input.params,
}));

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;
async function call(
  handler: Handler,
  {
    address = '',
    method = 'POST',
    text = '{"name":"x"}',
    headers = {},
    params = {},
  }: {
    address?: string;
    method?: string;
    text?: string;
    headers?: Record<string, string>;
    params?: Record<string, string | string[]>;
  } = {},
) {
  const request = new Request(`http://localhost/api/v1/x${address}`, {
    method,
    ...(method === 'POST' && { body: text }),
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const answer =
    response.status === 204 ? null : ((await response.json()) as Problem & Record<string, unknown>);
  return { status: response.status, headers: response.headers, answer };
}

describe('a handler of the API', () => {
  it('hands on what was asked for, validated, and is never cached', async () => {
    const { status, headers, answer } = await call(echo, {
      address: '?limit=7&name=',
      headers: { 'x-request-id': 'request-12345' },
      params: { slug: 'a%2Fb' },
    });
    expect(status).toBe(200);
    expect(answer).toEqual({ query: { limit: 7 }, body: { name: 'x' }, params: { slug: 'a/b' } });
    expect(headers.get('x-request-id')).toBe('request-12345');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('joins the parts of an address that it leaves open to its end', async () => {
    const { answer } = await call(echo, { params: { path: ['tile', 'entries', 'a%20b'] } });
    expect(answer!.params).toEqual({ path: 'tile/entries/a b' });
  });

  it('answers nothing with 204, and its own answers as they are', async () => {
    expect((await call(handle({}, async () => undefined))).status).toBe(204);
    expect((await call(handle({}, async () => Response.json({}, { status: 202 })))).status).toBe(202);
  });

  it.each([
    ['a query out of bounds', { address: '?limit=11' }, 400, ['limit']],
    ['a body without its field', { text: '{}' }, 400, ['name']],
    ['a body that is no JSON', { text: '{"name":' }, 400, undefined],
    ['no body', { text: '' }, 400, undefined],
    ['a body past 8 MB', { text: `{"name":"${'x'.repeat(9_000_000)}"}` }, 413, undefined],
    ['a NUL in its query', { address: '?name=a%00b' }, 400, undefined],
    ['a NUL in its address', { params: { slug: 'a%00b' } }, 400, undefined],
    ['an address that is not encoded', { params: { slug: '%zz' } }, 400, undefined],
    ['no sign-in', { headers: { authorization: 'Bearer gh_nobody' } }, 401, undefined],
  ])('refuses %s', async (_, sent, expected, paths) => {
    const { status, headers, answer } = await call(echo, sent);
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(answer).toMatchObject({ status: expected, requestId: headers.get('x-request-id') });
    if (paths) expect(answer!.errors?.map(({ path }) => path)).toEqual(paths);
  });

  it('checks the permission before it looks at anything', async () => {
    let wasCalled = false;
    const guarded = handle({ permission: 'inventory:write', body }, async () => (wasCalled = true));
    const { status } = await call(guarded, {
      text: 'no JSON',
      headers: { authorization: `Bearer ${reader}` },
    });
    expect(status).toBe(403);
    expect(wasCalled).toBe(false);
  });

  it('makes a problem of what its work throws', async () => {
    const failing = (error: unknown) => handle({}, () => Promise.reject(error));
    expect((await call(failing(new GatehouseError('conflict', 'Taken.')))).answer).toMatchObject({
      status: 409,
      detail: 'Taken.',
    });
    expect((await call(failing(new Error('hunter2')))).answer).toMatchObject({ status: 500 });
  });

  it('keeps out of the store what its text cannot hold', async () => {
    const text = '{"slug":"odd","name":"a\\u0000b\\ud800","trustLevel":"low","description":"\\udfff"}';
    expect((await call(postZone as unknown as Handler, { text })).status).toBeLessThan(300);
    const { rows } = await getPool().query(`SELECT name, description FROM zone WHERE slug = 'odd'`);
    expect(rows).toEqual([{ name: 'a\ufffdb\ufffd', description: '\ufffd' }]);
  });
});
