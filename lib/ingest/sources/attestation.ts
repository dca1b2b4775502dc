import type { Sources } from '../source';

/** Who proved what they are. */
export const ATTESTATION: Sources = {};
