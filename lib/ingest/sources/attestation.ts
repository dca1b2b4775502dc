import { certManagerAdapter } from '../adapters/cert-manager/map-cert-manager';
import { certManagerSetup } from '../adapters/cert-manager/setup';
import { earAdapter } from '../adapters/ear/map-ear';
import { earSetup } from '../adapters/ear/setup';
import { keylimeAdapter } from '../adapters/keylime/map-keylime';
import { keylimeSetup } from '../adapters/keylime/setup';
import { sigstoreAdapter } from '../adapters/sigstore/map-sigstore';
import { sigstoreSetup } from '../adapters/sigstore/setup';
import { spireAdapter } from '../adapters/spire/map-log-line';
import { spireSetup } from '../adapters/spire/setup';
import type { Sources } from '../source';

/** Who proved what they are. */
export const ATTESTATION: Sources = {
  spire: { adapter: spireAdapter, setup: spireSetup },
  keylime: { adapter: keylimeAdapter, setup: keylimeSetup },
  ear: { adapter: earAdapter, setup: earSetup, aliases: ['attestation-results', 'aws-nitro'] },
  sigstore: { adapter: sigstoreAdapter, setup: sigstoreSetup, aliases: ['in-toto-slsa'] },
  'cert-manager': { adapter: certManagerAdapter, setup: certManagerSetup },
};
