/**
 * The errors that Gatehouse expects. `lib/http/problem.ts` maps each to one HTTP status; anything
 * else is a broken invariant and becomes a 500. `message` says what happened, `remedy` what to do.
 */
export type ErrorCode =
  | 'invalid-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media'
  | 'rate-limited'
  | 'store-unavailable';

export class GatehouseError extends Error {
  override readonly name = 'GatehouseError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: {
      remedy?: string;
      /** Where in the input, as a dotted path. */
      path?: string;
      retryAfterSeconds?: number;
      issues?: { path: string; message: string }[];
    } = {},
  ) {
    super(message);
  }
}
