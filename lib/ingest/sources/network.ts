import { vpcFlowAdapter } from '../adapters/aws-vpc-flow/map-vpc-flow';
import { vpcFlowSetup } from '../adapters/aws-vpc-flow/setup';
import type { Sources } from '../source';

/** Flows as the network saw them. */
export const NETWORK: Sources = {
  'aws-vpc-flow': { adapter: vpcFlowAdapter, setup: vpcFlowSetup },
};
