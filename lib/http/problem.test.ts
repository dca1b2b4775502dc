import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig, setConfig } from '@/lib/config/config';
import { GatehouseError, type ErrorCode } from '@/lib/domain/errors';
import { problemResponse, type Problem } from './problem';

beforeAll(() => setConfig(parseConfig({ GATEHOUSE_LOG_LEVEL: 'silent' })));

async function answer(error: unknown) {
  const response = problemResponse(error, 'request-1');
  return { status: response.status, headers: response.headers, problem: (await response.json()) as Problem };
}

describe('an expected error', () => {
  it.each([
    ['invalid-input', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported-media', 415],
    ['rate-limited', 429],
    ['store-unavailable', 503],
  ] as [ErrorCode, number][])('%s is %i, with what happened and what to do', async (code, expected) => {
    const { status, headers, problem } = await answer(
      new GatehouseError(code, 'What happened.', { remedy: 'What to do.' }),
    );
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toBe('request-1');
    expect(problem).toMatchObject({
      status: expected,
      detail: 'What happened.',
      remedy: 'What to do.',
      requestId: 'request-1',
    });
    expect(problem.title).not.toBe('');
  });

  it('asks to come again after whole seconds, where it can be', async () => {
    const { headers } = await answer(new GatehouseError('rate-limited', 'x', { retryAfterSeconds: 0.2 }));
    expect(headers.get('retry-after')).toBe('1');
    expect((await answer(new GatehouseError('conflict', 'x'))).headers.get('retry-after')).toBeNull();
  });

  it('names the field that is wrong', async () => {
    const one = await answer(new GatehouseError('invalid-input', 'No such zone.', { path: 'zone' }));
    expect(one.problem.errors).toEqual([{ path: 'zone', message: 'No such zone.' }]);
    const parsed = z.object({ a: z.string(), b: z.object({ c: z.number() }) }).safeParse({ b: { c: 'x' } });
    const many = await answer(parsed.error);
    expect(many.status).toBe(400);
    expect(many.problem.errors?.map(({ path }) => path)).toEqual(['a', 'b.c']);
  });
});

describe('a store that is away', () => {
  const withCode = (code: string) => Object.assign(new Error(`secret of ${code}`), { code });
  const prisma = (code: string, cause: object) =>
    Object.assign(new Error('x'), { code, meta: { driverAdapterError: { cause } } });

  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', withCode('ECONNRESET')],
    ['an unknown host', withCode('ENOTFOUND')],
    ['a server that shuts down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['a lost connection', withCode('08006')],
    ['too many connections', withCode('53300')],
    ['a full disk', withCode('53100')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    [
      'a connection lost between statements',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    ['no connection in time', new Error('timeout exceeded when trying to connect')],
    ['Prisma without a server', prisma('P1001', { kind: 'DatabaseNotReachable' })],
    ['a raw query without a server', prisma('P2010', { kind: 'DatabaseNotReachable' })],
    ['a raw query of a server that shuts down', prisma('P2010', { kind: 'postgres', originalCode: '57P01' })],
  ])('is 503 and asks to come again: %s', async (_, error) => {
    const { status, headers, problem } = await answer(error);
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});

describe('an unexpected error', () => {
  it.each([
    ['an error', new Error('password=hunter2')],
    ['a fault of a statement', Object.assign(new Error('hunter2'), { code: '42P01' })],
    ['Prisma’s own', Object.assign(new Error('hunter2'), { code: 'P2025', meta: {} })],
    ['a text', 'hunter2'],
    ['nothing', undefined],
    ['null', null],
  ])('is 500 and tells nothing of itself: %s', async (_, error) => {
    const { status, problem } = await answer(error);
    expect(status).toBe(500);
    expect(problem).toMatchObject({ status: 500, requestId: 'request-1' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});
