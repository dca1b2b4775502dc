import type { Sources } from '../source';

/** What was changed, and what drifted from it. */
export const CHANGES: Sources = {};
