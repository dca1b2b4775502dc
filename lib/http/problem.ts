import { z } from 'zod';
import { GatehouseError, type ErrorCode } from '@/lib/domain/errors';
import { getLog } from '@/lib/telemetry/log';

/** RFC 9457 problem details with the request id that a person can quote. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  remedy?: string;
  errors?: { path: string; message: string }[];
};

const STATUS: Record<ErrorCode, { status: number; title: string }> = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign-in is needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media': { status: 415, title: 'Unsupported media type' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'store-unavailable': { status: 503, title: 'The store is not available' },
};

/** A problem with the headers that go with it, and the error's code; null for what nobody expected. */
export type DescribedProblem = {
  problem: Problem;
  headers: Record<string, string>;
  code: ErrorCode | null;
};

/** The one place where an error becomes an HTTP answer. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { problem, headers } = describeProblem(error, requestId);
  return respond(problem, headers);
}

/** What an error is to a client of HTTP. Unexpected errors are logged and say nothing. */
export function describeProblem(error: unknown, requestId: string): DescribedProblem {
  const known = toGatehouseError(error);
  if (!known) {
    getLog().error({ requestId, err: error }, 'unexpected error');
    const problem = {
      type: 'about:blank',
      title: 'Something broke in Gatehouse',
      status: 500,
      detail: 'The request could not be completed. Quote the request id when you report this.',
      requestId,
    };
    return { problem, headers: {}, code: null };
  }
  const { status, title } = STATUS[known.code];
  const { remedy, path, issues, retryAfterSeconds } = known.details;
  getLog().debug({ requestId, code: known.code, detail: known.message }, 'refused');
  return {
    code: known.code,
    problem: {
      type: `urn:gatehouse:problem:${known.code}`,
      title,
      status,
      detail: known.message,
      requestId,
      ...(remedy && { remedy }),
      ...(issues ? { errors: issues } : path ? { errors: [{ path, message: known.message }] } : {}),
    },
    headers: {
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="gatehouse"' }),
    },
  };
}

function respond(problem: Problem, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
      ...headers,
    },
  });
}

/** Connection failures by the codes of Node, PostgreSQL and Prisma: the store is away, not the request wrong. */
const STORE_AWAY =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|57P0[123]|08\d{3}|53\d{3}|P1001|P1002|P1008|P1017|P2024|DatabaseNotReachable|ConnectionClosed|SocketTimeout)$/;

/** Prisma carries what the driver said in its `meta`. */
function codesOf(error: unknown): unknown[] {
  const { code, meta } = (error ?? {}) as {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } };
  };
  const cause = meta?.driverAdapterError?.cause;
  return [code, cause?.originalCode, cause?.kind];
}

function toGatehouseError(error: unknown): GatehouseError | null {
  if (error instanceof GatehouseError) return error;
  if (error instanceof z.ZodError)
    return new GatehouseError('invalid-input', 'Some fields are not valid.', {
      issues: error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    });
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  // A text that no row can hold, such as one with a NUL character, cannot be asked for.
  if (code === '22021')
    return new GatehouseError('invalid-input', 'The request holds a character that no text has.');
  const isStoreAway =
    codesOf(error).some((one) => typeof one === 'string' && STORE_AWAY.test(one)) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(message ?? '');
  if (isStoreAway)
    return new GatehouseError('store-unavailable', 'The database does not answer at the moment.', {
      remedy: 'Send the request again in a few seconds.',
      retryAfterSeconds: 5,
    });
  return null;
}
