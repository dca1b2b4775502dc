import { oktaAdapter } from '../adapters/okta/map-okta';
import { oktaSetup } from '../adapters/okta/setup';
import type { Sources } from '../source';

/** Who signed in, by the identity provider. */
export const IDENTITY: Sources = {
  okta: { adapter: oktaAdapter, setup: oktaSetup, aliases: ['okta-system-log'] },
};
