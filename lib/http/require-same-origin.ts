import { GatehouseError } from '@/lib/domain/errors';

/**
 * Refuses a state-changing request that a browser sent from another site with our cookie.
 * Requests with a token carry no ambient authority and pass.
 */
export function requireSameOrigin(request: Request): void {
  if (request.headers.has('authorization')) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  // A page without an origin of its own sends the word "null".
  if (!site && origin && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')) return;
  throw new GatehouseError('forbidden', 'The request came from another site.', {
    remedy: 'Send it from Gatehouse itself, or with a token.',
  });
}
