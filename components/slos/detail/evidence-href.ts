import { hrefOf } from '@/components/time-range/keep-scope';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { TimeRange } from '@/lib/domain/time-range';

/** Where the bad events of each indicator are; null where no screen shows them. */
const EVIDENCE: Record<IndicatorId, { path: string; outcome?: string; hash?: string } | null> = {
  M1: { path: '/debug', outcome: 'unevaluated' },
  M2: { path: '/on-call', hash: '#attestation-failures' },
  M3: { path: '/denials' },
  M4: { path: '/on-call', hash: '#telemetry-gaps' },
  M5: { path: '/drift' },
  M6: { path: '/on-call', hash: '#auth-errors' },
  M7: null,
  M8: { path: '/debug', outcome: 'deny', hash: '#cross-zone' },
  M9: { path: '/on-call', hash: '#alerts' },
  M10: { path: '/debug', hash: '#ingest-delay' },
};

/** What narrows the events down. */
export type Narrowing = {
  zone?: string | null;
  service?: string | null;
  environment?: string | null;
  policy?: string | null;
};

/** The address of the bad events of an indicator in a range, narrowed down; null where none shows them. */
export function evidenceHref(indicator: IndicatorId, range: TimeRange, narrowing: Narrowing): string | null {
  const evidence = EVIDENCE[indicator];
  if (!evidence) return null;
  const { path, outcome, hash = '' } = evidence;
  return hrefOf(path, { ...range, ...narrowing, outcome }) + hash;
}
