import type { Sources } from '../source';

/** What paged somebody. */
export const ALERTS: Sources = {};
