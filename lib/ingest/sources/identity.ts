import { auth0Adapter } from '../adapters/auth0/map-auth0';
import { auth0Setup } from '../adapters/auth0/setup';
import { dexAdapter } from '../adapters/dex/map-dex';
import { dexSetup } from '../adapters/dex/setup';
import { keycloakAdapter } from '../adapters/keycloak/map-keycloak';
import { keycloakSetup } from '../adapters/keycloak/setup';
import { oktaAdapter } from '../adapters/okta/map-okta';
import { oktaSetup } from '../adapters/okta/setup';
import type { Sources } from '../source';

/** Who signed in, by the identity provider. */
export const IDENTITY: Sources = {
  okta: { adapter: oktaAdapter, setup: oktaSetup, aliases: ['okta-system-log'] },
  keycloak: { adapter: keycloakAdapter, setup: keycloakSetup, aliases: ['keycloak-events'] },
  auth0: { adapter: auth0Adapter, setup: auth0Setup, aliases: ['auth0-logs'] },
  dex: { adapter: dexAdapter, setup: dexSetup },
};
