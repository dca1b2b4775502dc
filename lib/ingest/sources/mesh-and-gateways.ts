import { envoyAdapter } from '../adapters/envoy/map-envoy';
import { envoySetup } from '../adapters/envoy/setup';
import { ztunnelSetup } from '../adapters/ztunnel/setup';
import { ztunnelAdapter } from '../adapters/ztunnel/map-ztunnel';
import type { Sources } from '../source';

/** Proxies of the mesh, and gateways. */
export const MESH_AND_GATEWAYS: Sources = {
  envoy: { adapter: envoyAdapter, setup: envoySetup, aliases: ['envoy-istio', 'istio'] },
  ztunnel: { adapter: ztunnelAdapter, setup: ztunnelSetup, aliases: ['istio-ztunnel'] },
};
