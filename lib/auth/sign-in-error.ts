import { GatehouseError } from '@/lib/domain/errors';
import { OIDC_REFUSALS, type OidcRefusal } from './sign-in-with-oidc';

/** The codes under which a failed sign-in reaches the sign-in page in its address. */
export type SignInErrorCode = OidcRefusal | 'CredentialsSignin' | 'RateLimited' | 'Unavailable';

/** The code of an error; for a rate limit with the seconds to wait: `RateLimited:840`. */
export function encodeSignInError(error: unknown): string {
  if (!(error instanceof GatehouseError)) return 'Unavailable' satisfies SignInErrorCode;
  if (error.code === 'rate-limited') return `RateLimited:${error.details.retryAfterSeconds ?? 60}`;
  if (error.code === 'unauthenticated') return 'CredentialsSignin' satisfies SignInErrorCode;
  const refusal = OIDC_REFUSALS.find((code) => code === error.message);
  return refusal ?? (error.code === 'forbidden' ? 'AccountDisabled' : 'Unavailable');
}

/** The seconds to wait in the code of a rate limit, or null for every other code. */
export function readRetryAfter(code: string | null): number | null {
  const seconds = /^RateLimited:(\d{1,6})$/.exec(code ?? '')?.[1];
  return seconds ? Number(seconds) : null;
}
