import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { requestIdOf } from '@/lib/http/request-id';
import { requireSameOrigin } from '@/lib/http/require-same-origin';
import { SIGNALS, type Signal } from '@/lib/ingest/adapters/otlp/signals';
import { ingest } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import { answerExport, answerProblem, encodingOf } from '../export-answers';

export const dynamic = 'force-dynamic';

const isSignal = (name: string): name is Signal => (SIGNALS as readonly string[]).includes(name);

/** Takes an export of OTLP/HTTP and answers as OTLP does, after what it became is durable. */
export async function POST(
  request: Request,
  context: { params: Promise<{ signal: string }> },
): Promise<Response> {
  const requestId = requestIdOf(request);
  const encoding = encodingOf(request);
  try {
    const { signal } = await context.params;
    const actor = await authenticateRequest(request);
    if (!actor)
      throw new GatehouseError('unauthenticated', 'The token is missing or not valid.', {
        remedy: 'Send Authorization: Bearer <token> with a token of scope ingest.',
      });
    requirePermission(actor, 'ingest:write');
    requireSameOrigin(request);
    if (!isSignal(signal))
      throw new GatehouseError('not-found', `OTLP has no signal "${signal}" here.`, {
        remedy: `Use one of ${SIGNALS.map((name) => `/api/otlp/v1/${name}`).join(', ')}.`,
      });
    if (encoding === null)
      throw new GatehouseError('unsupported-media', 'The media type is none of OTLP/HTTP.', {
        remedy: 'Send Content-Type: application/x-protobuf or application/json.',
      });
    const answer = await ingest(
      request,
      { adapter: getAdapter(`otlp/${signal}`), actor, backfill: isBackfill(request) },
      new Date(),
    );
    return answerExport(signal, encoding, answer.rejected, requestId);
  } catch (error) {
    return answerProblem(error, encoding ?? 'json', requestId);
  }
}

const isBackfill = (request: Request): boolean =>
  new URL(request.url).searchParams.get('backfill') === 'true';
