import type { Sources } from '../source';

/** Audit devices of stores of secrets. */
export const SECRETS: Sources = {};
