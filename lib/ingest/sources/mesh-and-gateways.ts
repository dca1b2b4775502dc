import type { Sources } from '../source';

/** Proxies of the mesh, and gateways. */
export const MESH_AND_GATEWAYS: Sources = {};
