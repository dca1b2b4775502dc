import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fetchJson, send } from './fetch-json';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(
      async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
    ),
  );
afterEach(() => vi.unstubAllGlobals());

it('a success is parsed with the schema', async () => {
  answer(200, { total: 3 });
  await expect(fetchJson('/api/v1/x', z.object({ total: z.number() }))).resolves.toEqual({ total: 3 });
});

it('problem details become an error that carries the request id', async () => {
  answer(403, {
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    detail: 'No events.',
    requestId: 'r-1',
  });
  await expect(fetchJson('/api/v1/x', z.object({}))).rejects.toMatchObject({
    status: 403,
    title: 'Forbidden',
    detail: 'No events.',
    requestId: 'r-1',
  });
});

it('an error without problem details still has status and request id', async () => {
  answer(502, '<html>', { 'x-request-id': 'r-2' });
  await expect(send('POST', '/api/v1/x')).rejects.toMatchObject({ status: 502, requestId: 'r-2' });
});

it('a success of another shape is an error, not wrong figures on the screen', async () => {
  answer(200, { total: 'many' });
  await expect(fetchJson('/api/v1/x', z.object({ total: z.number() }))).rejects.toMatchObject({
    title: 'The answer has an unexpected shape',
  });
});

it('no answer at all is status 0', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Promise.reject(new TypeError('failed'))),
  );
  await expect(fetchJson('/api/v1/x', z.object({}))).rejects.toMatchObject({ status: 0 });
});
