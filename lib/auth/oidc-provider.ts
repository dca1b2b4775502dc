import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { OidcConfig } from '@/lib/config/config';

export const OIDC_PROVIDER_ID = 'oidc';

type Claims = Record<string, unknown> & { sub: string };

/**
 * Any OpenID Connect provider as next-auth wants it: authorization code with PKCE, state and nonce.
 * Claims that the ID token lacks are read from the provider's userinfo endpoint.
 */
export function oidcProvider(oidc: OidcConfig): OAuthConfig<Claims> {
  return {
    id: OIDC_PROVIDER_ID,
    name: oidc.name,
    type: 'oauth',
    wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: oidc.scopes } },
    userinfo: {
      async request({ tokens, client }) {
        // next-auth types the parameters only; it passes the set whose ID token it has verified.
        const verified = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const claims = verified.claims();
        const isComplete = claims.email !== undefined && oidc.groupsClaim in claims;
        if (isComplete || !client.issuer.metadata.userinfo_endpoint) return claims;
        return { ...(await client.userinfo(verified)), ...claims };
      },
    },
    profile: (claims) => ({ id: claims.sub }),
  };
}
