import { GatehouseError } from '@/lib/domain/errors';

const MAX_BYTES = 16_384;

/**
 * Throws `too-large` unless a request says that its body has at most 16 KB. For the endpoints that
 * strangers may call: nothing is read into memory before this.
 */
export function requireSmallBody(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) <= MAX_BYTES) return;
  throw new GatehouseError('too-large', 'The body is too large, or does not say how large it is.', {
    remedy: 'Send at most 16 KB with a Content-Length.',
  });
}
