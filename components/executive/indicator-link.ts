import type { IndicatorId } from '@/lib/domain/indicator-ids';

/** Where the events behind an indicator are shown. */
export const INDICATOR_LINK: Record<IndicatorId, string | null> = {
  M1: '/debug?outcome=unevaluated',
  M2: '/on-call#attestation-failures',
  M3: '/review?tab=policies#false-positives',
  M4: '/on-call#telemetry-gaps',
  M5: '/drift',
  M6: '/on-call#auth-errors',
  M7: '/audit/integrity',
  M8: '/debug?outcome=deny#cross-zone',
  M9: '/on-call#alerts',
  M10: '/debug#ingest-delay',
};
