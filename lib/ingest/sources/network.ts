import type { Sources } from '../source';

/** Flows as the network saw them. */
export const NETWORK: Sources = {};
