import type { AuthOptions, LoggerInstance } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import type { Config } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import { GatehouseError } from '@/lib/domain/errors';
import { findAccount } from '@/lib/store/accounts/find-account';
import { getLog } from '@/lib/telemetry/log';
import { findSessionAccount, SESSION_SECONDS, type SessionClaims } from './find-session-account';
import { occasionOf } from './occasion';
import { OIDC_PROVIDER_ID, oidcProvider } from './oidc-provider';
import { sessionCookieName, usesSecureCookies } from './session-cookie';
import { encodeSignInError } from './sign-in-error';
import { oidcSubject, signInWithOidc } from './sign-in-with-oidc';
import { signInWithPassword } from './sign-in-with-password';

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().max(1_000) });

/** How next-auth signs people in here: local accounts, an OpenID Connect provider, sealed sessions. */
export function nextAuthOptions(config: Config, headers: Headers): AuthOptions {
  const secure = usesSecureCookies(config);
  return {
    secret: requireAuthSecret(config),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(config),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [passwordProvider(headers), ...(config.oidc ? [oidcProvider(config.oidc)] : [])],
    callbacks: {
      // Runs for both providers; the password was checked before.
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC_PROVIDER_ID || !config.oidc) return true;
        await explainRefusal(signInWithOidc(profile, config.oidc, occasionOf(headers, new Date())));
        return true;
      },
      async jwt({ token, user, account }) {
        if (!account) return keepValid(token);
        const isOidc = account.provider === OIDC_PROVIDER_ID && config.oidc;
        const sub = isOidc ? await oidcAccountId(config.oidc!.issuer, account.providerAccountId) : user.id;
        return { sub, signedInAt: Date.now() } satisfies SessionClaims;
      },
      // Who it is answers /api/v1/me; this only tells next-auth's own client that there is a session.
      session: ({ session }) => ({ expires: session.expires, user: {} }),
      redirect: ({ url, baseUrl }) => sameOriginUrl(url, baseUrl),
    },
    logger: LOGGER,
  };
}

const passwordProvider = (headers: Headers) =>
  CredentialsProvider({
    id: 'credentials',
    name: 'password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(raw) {
      const credentials = credentialsSchema.safeParse(raw);
      if (!credentials.success) return null;
      const account = await explainRefusal(
        signInWithPassword(credentials.data, occasionOf(headers, new Date())),
      );
      return { id: account.id };
    },
  });

/** next-auth carries only a text from here to the sign-in page: a code that the page has words for. */
async function explainRefusal<T>(signIn: Promise<T>): Promise<T> {
  try {
    return await signIn;
  } catch (error) {
    if (!(error instanceof GatehouseError)) getLog().error({ err: error }, 'sign-in failed');
    throw new Error(encodeSignInError(error), { cause: error });
  }
}

/** Refuses a session that is void, so that asking for it cannot prolong it. */
async function keepValid<T>(token: T): Promise<T> {
  if (await findSessionAccount(token, new Date())) return token;
  throw new Error('The session is void.');
}

async function oidcAccountId(issuer: string, sub: string): Promise<string> {
  const account = await findAccount({ oidcSubject: oidcSubject(issuer, sub) });
  if (!account) throw new Error('The account of the identity provider is gone.');
  return account.id;
}

/** The address to go to after sign-in: ours only, whatever the link said. */
function sameOriginUrl(url: string, baseUrl: string): string {
  const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
  return target?.origin === baseUrl ? target.href : baseUrl;
}

/** next-auth's own messages; a session that ended is no error. */
const LOGGER: Partial<LoggerInstance> = {
  error: (code, metadata) => {
    const level = code === 'JWT_SESSION_ERROR' ? 'debug' : 'warn';
    const error = metadata instanceof Error ? metadata : metadata.error;
    getLog()[level]({ code, error: error?.message }, 'next-auth');
  },
  warn: (code) => getLog().debug({ code }, 'next-auth'),
  debug: () => undefined,
};
