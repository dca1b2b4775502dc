import type { Sources } from '../source';

/** Who signed in, by the identity provider. */
export const IDENTITY: Sources = {};
