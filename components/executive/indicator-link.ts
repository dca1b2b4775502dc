import type { IndicatorId } from '@/lib/domain/read-models/indicators';

/** Where the events behind an indicator are shown. */
export const INDICATOR_LINK: Record<IndicatorId, string> = {
  M1: '/debug?outcome=unevaluated',
  M2: '/on-call#attestation-failures',
  M6: '/on-call#auth-errors',
  M8: '/debug?outcome=deny',
  M10: '/debug#ingest-delay',
};
