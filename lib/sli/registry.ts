import type { IndicatorDefinition } from './indicator-definition';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { attestationSuccessRate } from './m02-attestation-success-rate';
import { policyDenyAccuracy } from './m03-policy-deny-accuracy';
import { telemetryCoverage } from './m04-telemetry-coverage';
import { timeToDetectDrift } from './m05-time-to-detect-drift';
import { authErrorRate } from './m06-auth-error-rate';
import { auditLogIntegrity } from './m07-audit-log-integrity';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { meanTimeToRemediate } from './m09-mean-time-to-remediate';
import { observabilityLatency } from './m10-observability-latency';

/** The indicators that are computed, in order. A new one is a file and a line. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  policyEnforcementRate,
  attestationSuccessRate,
  policyDenyAccuracy,
  telemetryCoverage,
  timeToDetectDrift,
  authErrorRate,
  auditLogIntegrity,
  crossZoneAttempts,
  meanTimeToRemediate,
  observabilityLatency,
];
