import { vpcFlowAdapter } from '../adapters/aws-vpc-flow/map-vpc-flow';
import { vpcFlowSetup } from '../adapters/aws-vpc-flow/setup';
import { hubbleAdapter } from '../adapters/cilium-hubble/map-hubble';
import { hubbleSetup } from '../adapters/cilium-hubble/setup';
import type { Sources } from '../source';

/** Flows as the network saw them. */
export const NETWORK: Sources = {
  'aws-vpc-flow': { adapter: vpcFlowAdapter, setup: vpcFlowSetup, aliases: ['vpc-flow-logs'] },
  'cilium-hubble': { adapter: hubbleAdapter, setup: hubbleSetup, aliases: ['hubble', 'cilium'] },
};
