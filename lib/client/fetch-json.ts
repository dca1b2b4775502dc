import type { z } from 'zod';
import { ProblemError, readProblem } from './problem-error';
import { toQueryString, type QueryParams } from './query-string';

type Send = { method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown; signal?: AbortSignal };

async function request(path: string, { method, body, signal }: Send): Promise<Response> {
  const sent = body !== undefined;
  try {
    return await fetch(path, {
      method: method ?? 'GET',
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(sent ? { 'content-type': 'application/json' } : {}) },
      body: sent ? JSON.stringify(body) : undefined,
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError(0, 'Gatehouse did not answer', 'The network or the server is not reachable.');
  }
}

async function parse<T extends z.ZodType>(response: Response, schema: T): Promise<z.output<T>> {
  if (!response.ok) throw await readProblem(response);
  const body: unknown = await response.json().catch(() => null);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ProblemError(
    response.status,
    'The answer has an unexpected shape',
    `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'unreadable'}. Reload the page: it may be older than the server.`,
    response.headers.get('x-request-id'),
  );
}

/** GET of an endpoint, parsed with its schema. Throws `ProblemError`. */
export async function fetchJson<T extends z.ZodType>(
  path: string,
  schema: T,
  { params = {}, signal }: { params?: QueryParams; signal?: AbortSignal } = {},
): Promise<z.output<T>> {
  return parse(await request(path + toQueryString(params), { signal }), schema);
}

/** GET of an endpoint that answers a text, as it is. Throws `ProblemError`. */
export async function fetchText(path: string): Promise<string> {
  const response = await request(path, {});
  if (!response.ok) throw await readProblem(response);
  return response.text();
}

/** A change: sends `body` and parses the answer. Throws `ProblemError`. */
export async function sendJson<T extends z.ZodType>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: T,
  signal?: AbortSignal,
): Promise<z.output<T>> {
  return parse(await request(path, { method, body, signal }), schema);
}

/** A change whose answer has no body that matters. Throws `ProblemError`. */
export async function send(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<void> {
  const response = await request(path, { method, body });
  if (!response.ok) throw await readProblem(response);
}
