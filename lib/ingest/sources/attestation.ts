import { keylimeAdapter } from '../adapters/keylime/map-keylime';
import { keylimeSetup } from '../adapters/keylime/setup';
import { spireAdapter } from '../adapters/spire/map-log-line';
import { spireSetup } from '../adapters/spire/setup';
import type { Sources } from '../source';

/** Who proved what they are. */
export const ATTESTATION: Sources = {
  spire: { adapter: spireAdapter, setup: spireSetup },
  keylime: { adapter: keylimeAdapter, setup: keylimeSetup },
};
