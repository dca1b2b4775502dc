import { z } from 'zod';

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.url() });

/** Signs in with a local account. The code of the failure, or null when it worked. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const url = await send('callback/credentials', { email, password, callbackUrl: '/' });
  return url ? url.searchParams.get('error') : 'Unavailable';
}

/** The address at the identity provider where the sign-in goes on; null when Gatehouse does not answer. */
export async function startAtProvider(callbackPath: string): Promise<string | null> {
  return (await send('signin/oidc', { callbackUrl: callbackPath }))?.href ?? null;
}

/**
 * Sends a form to next-auth and returns the address it answers with. Its own client would leave the
 * page on a failure of the network, and what was typed would be gone.
 */
async function send(action: string, fields: Record<string, string>): Promise<URL | null> {
  try {
    const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' });
    const { csrfToken } = csrfSchema.parse(await csrf.json());
    const response = await fetch(`/api/auth/${action}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    });
    return new URL(answerSchema.parse(await response.json()).url);
  } catch {
    return null;
  }
}
