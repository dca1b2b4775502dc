import type { z } from 'zod';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor, Permission } from '@/lib/domain/roles';
import { replaceUnstorable } from '@/lib/domain/storable-json';
import { problemResponse } from './problem';
import { requestIdOf } from './request-id';
import { requireSameOrigin } from './require-same-origin';

/** What a handler takes and answers: validates its requests, and describes them in the API's document. */
export type Shape<Q = z.ZodType | undefined, B = z.ZodType | undefined> = {
  permission?: Permission;
  query?: Q;
  body?: B;
  /** What it answers, for the document only: values are typed where they are made. */
  answer?: z.ZodType;
};
type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

export type HandlerInput<Q, B> = {
  actor: Actor;
  query: Parsed<Q>;
  body: Parsed<B>;
  params: Record<string, string>;
  request: Request;
  now: Date;
};

const MAX_COMMAND_BYTES = 8 * 1_048_576;

/**
 * A route handler that authenticates, validates, calls one function and answers its value as JSON
 * (a `Response` is passed through, undefined is 204). Errors become problem details.
 */
export function handle<
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(shape: Shape<Q, B>, work: (input: HandlerInput<Q, B>) => Promise<unknown>) {
  const handler = async (request: Request, context: { params: Promise<PathParams> }): Promise<Response> => {
    const requestId = requestIdOf(request);
    try {
      const actor = await authenticateRequest(request);
      if (!actor) throw new GatehouseError('unauthenticated', 'This needs a session or a token.');
      if (shape.permission) requirePermission(actor, shape.permission);
      if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request);
      const value = await work({
        actor,
        query: shape.query?.parse(readQuery(request)) as Parsed<Q>,
        body: (shape.body ? shape.body.parse(await readJson(request)) : undefined) as Parsed<B>,
        params: decodeParams(await context.params),
        request,
        now: new Date(),
      });
      if (value instanceof Response) return value;
      const headers = { 'x-request-id': requestId, 'cache-control': 'no-store' };
      return value === undefined
        ? new Response(null, { status: 204, headers })
        : Response.json(value, { headers });
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
  return Object.assign(handler, { shape: shape as Shape });
}

function readQuery(request: Request): Record<string, string> {
  const entries = [...new URL(request.url).searchParams].filter(([, value]) => refuseNul(value) !== '');
  return Object.fromEntries(entries);
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > MAX_COMMAND_BYTES) throw new GatehouseError('too-large', 'The body is larger than 8 MB.');
  try {
    return JSON.parse(replaceUnstorable(text));
  } catch {
    throw new GatehouseError('invalid-input', 'The body is not JSON.', { remedy: 'Send a JSON document.' });
  }
}

/** Parts of a path that a route leaves open; several where it leaves all the rest open. */
type PathParams = Record<string, string | string[]>;

/** The parts as they were meant, several with slashes between. */
function decodeParams(params: PathParams | undefined): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [
        name,
        [value].flat().map(decodeURIComponent).map(refuseNul).join('/'),
      ]),
    );
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    throw new GatehouseError('invalid-input', 'The address is not encoded as an address is.');
  }
}

/** No name or id holds a NUL character, and PostgreSQL could not be asked for one. */
function refuseNul(text: string): string {
  if (text.includes('\0')) throw new GatehouseError('invalid-input', 'The request holds a NUL character.');
  return text;
}
