import type { Watcher } from '../watcher';
import { attestationFailures } from './attestation-failures';
import { authFailures } from './auth-failures';
import { callErrors } from './call-errors';
import { crossZoneTrend } from './cross-zone-trend';
import { dataMisfit } from './data-misfit';
import { failedPushes } from './failed-pushes';
import { massDenials } from './mass-denials';
import { sandboxToProduction } from './sandbox-to-production';
import { singleDenials } from './single-denials';
import { slowChecks } from './slow-checks';
import { staleAttestations } from './stale-attestations';
import { telemetryVolume } from './telemetry-volume';

/** Those that hold counts, ratios and percentiles of roll-ups to a threshold. */
export const COUNT_WATCHERS: readonly Watcher[] = [
  authFailures,
  massDenials,
  singleDenials,
  slowChecks,
  telemetryVolume,
  dataMisfit,
  callErrors,
  failedPushes,
  attestationFailures,
  staleAttestations,
  crossZoneTrend,
  sandboxToProduction,
];
