import type { Sources } from '../source';

/** Audit logs of clouds and platforms. */
export const CLOUD_AUDIT: Sources = {};
