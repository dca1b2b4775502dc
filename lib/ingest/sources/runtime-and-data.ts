import type { Sources } from '../source';

/** What watches processes and data. */
export const RUNTIME_AND_DATA: Sources = {};
