import type { IndicatorDefinition } from './indicator-definition';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { attestationSuccessRate } from './m02-attestation-success-rate';
import { authErrorRate } from './m06-auth-error-rate';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { observabilityLatency } from './m10-observability-latency';

/** The indicators that are computed, in order. A new one is a file and a line. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  policyEnforcementRate,
  attestationSuccessRate,
  authErrorRate,
  crossZoneAttempts,
  observabilityLatency,
];
