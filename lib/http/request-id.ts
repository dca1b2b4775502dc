import { randomUUID } from 'node:crypto';

/** The caller's `x-request-id` when it is a plain token, else a fresh one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given && /^[\w.-]{8,100}$/.test(given) ? given : randomUUID();
}
