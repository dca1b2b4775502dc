import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { occasionOf } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { webhookActor } from '@/lib/auth/webhook-actor';
import { recordRefusedWebhook } from '@/lib/commands/sources/record-refused-webhook';
import { GatehouseError } from '@/lib/domain/errors';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import { problemResponse } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';
import { requireSameOrigin } from '@/lib/http/require-same-origin';
import { findHandshake } from '@/lib/ingest/handshakes';
import { ingest, previewIngest } from '@/lib/ingest/pipeline';
import { findSource, SOURCES } from '@/lib/ingest/registry';
import { verifyWebhook } from '@/lib/ingest/verify-webhook';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ source: string[] }> };

/** Takes a source's events: 202 with what became of each, after they are durable. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const path = (await context.params).source.join('/');
    const sender = await authenticate(request, path);
    const found = findSource(path);
    if (!found)
      throw new GatehouseError('not-found', `There is no source "${path}".`, {
        remedy: `Use one of ${Object.keys(SOURCES)
          .map((known) => `/api/ingest/${known}`)
          .join(', ')}.`,
      });
    const query = new URL(request.url).searchParams;
    const options = {
      adapter: found.adapter,
      actor: sender.actor,
      source: readSource(query),
      backfill: query.get('backfill') === 'true',
    };
    const headers = { 'x-request-id': requestId };
    if (query.get('dryRun') === 'true')
      return Response.json(await previewIngest(sender.request, options, new Date()), { headers });
    return Response.json(await ingest(sender.request, options, new Date()), { status: 202, headers });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** Answers a source that asks once whether its events are wanted here. Only whoever holds a token may say so. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const handshake = findHandshake((await context.params).source.join('/'));
    const actor = await authenticateRequest(request);
    if (!actor) throw unauthenticated();
    requirePermission(actor, 'ingest:write');
    const challenge = handshake && request.headers.get(handshake.header);
    if (!challenge)
      throw new GatehouseError('invalid-input', 'There is nothing to read here.', {
        remedy: 'Send events with POST.',
      });
    return Response.json(handshake.answer(challenge), { headers: { 'x-request-id': requestId } });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** Who sends, by a token or by the source's signature, and the request with its body. Throws `unauthenticated`. */
async function authenticate(request: Request, path: string): Promise<{ actor: Actor; request: Request }> {
  const actor = await authenticateRequest(request);
  if (actor) {
    requirePermission(actor, 'ingest:write');
    requireSameOrigin(request);
    return { actor, request };
  }
  const scheme = findSource(path)?.signature;
  if (!scheme) throw unauthenticated();
  const now = new Date();
  const verdict = await verifyWebhook(request, path, scheme, now);
  if ('reason' in verdict) {
    await recordRefusedWebhook(path, verdict, occasionOf(request.headers, now));
    throw new GatehouseError(
      'unauthenticated',
      'The request has neither a valid token nor a valid signature.',
      {
        remedy: `Sign it with the webhook secret of the source: ${scheme.title}. Or send Authorization: Bearer <token>.`,
      },
    );
  }
  if (new URL(request.url).search !== '')
    throw new GatehouseError(
      'invalid-input',
      'A signed request takes no parameters: no signature covers them.',
      {
        remedy: 'Send it to the address without a question mark.',
      },
    );
  return { actor: webhookActor(path), request: verdict.request };
}

const unauthenticated = () =>
  new GatehouseError('unauthenticated', 'The token is missing or not valid.', {
    remedy: 'Send Authorization: Bearer <token> with a token of scope ingest.',
  });

function readSource(query: URLSearchParams): string | undefined {
  const source = query.get('source');
  if (source === null) return undefined;
  // What the audit log says of itself is believed because nobody else can speak under this name.
  if (source.toLowerCase() === OWN_SOURCE)
    throw new GatehouseError(
      'invalid-input',
      `The name ${OWN_SOURCE} is kept for what Gatehouse itself does.`,
      {
        path: 'source',
        remedy: 'Give the source another name.',
      },
    );
  if (/^[a-zA-Z0-9][\w.:-]{0,99}$/.test(source)) return source;
  throw new GatehouseError('invalid-input', 'The name of the source is not valid.', {
    path: 'source',
    remedy: 'Use letters, digits, dots, dashes, colons and underscores, at most 100.',
  });
}
