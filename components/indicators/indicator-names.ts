import type { IndicatorId } from '@/lib/domain/indicator-ids';

/** The indicators as choices of a form; answers of the API carry the same names. */
export const INDICATOR_NAMES: Record<IndicatorId, string> = {
  M1: 'Policy enforcement rate',
  M2: 'Attestation success rate',
  M3: 'Policy deny accuracy',
  M4: 'Telemetry coverage',
  M5: 'Time to detect drift',
  M6: 'Auth error rate',
  M7: 'Audit log integrity',
  M8: 'Cross-zone access attempts',
  M9: 'Mean time to remediate',
  M10: 'Observability latency',
};
