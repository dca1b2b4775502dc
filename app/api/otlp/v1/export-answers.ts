import type { ErrorCode } from '@/lib/domain/errors';
import { describeProblem } from '@/lib/http/problem';
import { isProtobuf } from '@/lib/ingest/adapters/otlp/protobuf/read-export';
import {
  contentTypeOf,
  writeAnswer,
  writeStatus,
  type Encoding,
} from '@/lib/ingest/adapters/otlp/protobuf/write-answer';
import type { Signal } from '@/lib/ingest/adapters/otlp/signals';
import type { IngestAnswer } from '@/lib/ingest/pipeline';

/** gRPC's codes for what went wrong (google.rpc.Code), which OTLP puts into its errors. */
const GRPC_CODES: Record<ErrorCode, number> = {
  'invalid-input': 3,
  'too-large': 3,
  'unsupported-media': 3,
  'not-found': 5,
  forbidden: 7,
  'rate-limited': 8,
  conflict: 10,
  'store-unavailable': 14,
  unauthenticated: 16,
};
const INTERNAL = 13;
const MOST_REASONS = 3;

/** How a request is encoded, and so how it is answered; null for a media type that OTLP/HTTP does not have. */
export function encodingOf(request: Request): Encoding | null {
  const contentType = request.headers.get('content-type') ?? '';
  if (isProtobuf(contentType)) return 'protobuf';
  return /^\s*application\/json\s*(;|$)/i.test(contentType) ? 'json' : null;
}

/** 200 with what was rejected: how many of what the sender counts, and why. */
export function answerExport(
  signal: Signal,
  encoding: Encoding,
  rejected: IngestAnswer['rejected'],
  requestId: string,
): Response {
  const count = rejected.reduce((sum, { items = 1 }) => sum + items, 0);
  const body = writeAnswer(signal, encoding, { rejected: count, message: describeRejected(rejected) });
  return new Response(body, { headers: headersOf(encoding, requestId) });
}

function describeRejected(rejected: IngestAnswer['rejected']): string {
  if (rejected.length === 0) return '';
  const reasons = [
    ...new Set(rejected.map(({ code, path, message }) => `${code}${path && ` at ${path}`}: ${message}`)),
  ];
  const more = reasons.length > MOST_REASONS ? ` And ${reasons.length - MOST_REASONS} more reasons.` : '';
  return `What was rejected is in quarantine. ${reasons.slice(0, MOST_REASONS).join(' ')}${more}`;
}

/**
 * An error as `google.rpc.Status` in the encoding of the request. Exporters send again after 429 and 503, no
 * sooner than Retry-After says.
 */
export function answerProblem(error: unknown, encoding: Encoding, requestId: string): Response {
  const { problem, headers, code } = describeProblem(error, requestId);
  const message = [problem.detail, problem.remedy].filter(Boolean).join(' ');
  return new Response(writeStatus(encoding, code === null ? INTERNAL : GRPC_CODES[code], message), {
    status: problem.status,
    headers: { ...headers, ...headersOf(encoding, requestId) },
  });
}

const headersOf = (encoding: Encoding, requestId: string) => ({
  'content-type': contentTypeOf(encoding),
  'cache-control': 'no-store',
  'x-request-id': requestId,
});
