import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { problemResponse } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';
import { requireSameOrigin } from '@/lib/http/require-same-origin';
import { ingest, previewIngest } from '@/lib/ingest/pipeline';
import { findSource, SOURCES } from '@/lib/ingest/registry';

export const dynamic = 'force-dynamic';

/** Takes a source's events: 202 with what became of each, after they are durable. */
export async function POST(
  request: Request,
  context: { params: Promise<{ source: string[] }> },
): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const path = (await context.params).source.join('/');
    const actor = await authenticateRequest(request);
    if (!actor)
      throw new GatehouseError('unauthenticated', 'The token is missing or not valid.', {
        remedy: 'Send Authorization: Bearer <token> with a token of scope ingest.',
      });
    requirePermission(actor, 'ingest:write');
    requireSameOrigin(request);
    const found = findSource(path);
    if (!found)
      throw new GatehouseError('not-found', `There is no source "${path}".`, {
        remedy: `Use one of ${Object.keys(SOURCES)
          .map((known) => `/api/ingest/${known}`)
          .join(', ')}.`,
      });
    const query = new URL(request.url).searchParams;
    const { adapter } = found;
    const options = { adapter, actor, source: readSource(query), backfill: query.get('backfill') === 'true' };
    const headers = { 'x-request-id': requestId };
    if (query.get('dryRun') === 'true')
      return Response.json(await previewIngest(request, options, new Date()), { headers });
    return Response.json(await ingest(request, options, new Date()), { status: 202, headers });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

function readSource(query: URLSearchParams): string | undefined {
  const source = query.get('source');
  if (source === null) return undefined;
  if (/^[a-zA-Z0-9][\w.:-]{0,99}$/.test(source)) return source;
  throw new GatehouseError('invalid-input', 'The name of the source is not valid.', {
    path: 'source',
    remedy: 'Use letters, digits, dots, dashes, colons and underscores, at most 100.',
  });
}
