import { INDICATOR_IDS, type IndicatorId } from '../indicator-ids';

/** What a runbook can show as it is now, beside the indicators: named, so that a text can be checked when it is saved. */
export const NAMED_SIGNALS = [
  'denials',
  'auth-failures',
  'attestation-failures',
  'evaluation-p99',
  'sidecar-p99',
  'silent-services',
  'open-drifts',
  'open-alerts',
  'telemetry-bytes',
] as const;
export type NamedSignal = (typeof NAMED_SIGNALS)[number];

export const RUNBOOK_SIGNALS: readonly (IndicatorId | NamedSignal)[] = [...INDICATOR_IDS, ...NAMED_SIGNALS];
export type RunbookSignal = IndicatorId | NamedSignal;

/** Each as people read it, with the unit of its number. */
export const ABOUT_SIGNALS: Readonly<
  Record<NamedSignal, { name: string; unit: 'count' | 'milliseconds' | 'bytes' }>
> = {
  denials: { name: 'Denials', unit: 'count' },
  'auth-failures': { name: 'Failed authentications', unit: 'count' },
  'attestation-failures': { name: 'Failed or stale attestations', unit: 'count' },
  'evaluation-p99': { name: 'Policy evaluation, p99', unit: 'milliseconds' },
  'sidecar-p99': { name: 'Sidecar, p99', unit: 'milliseconds' },
  'silent-services': { name: 'Services silent or untagged', unit: 'count' },
  'open-drifts': { name: 'Open drifts', unit: 'count' },
  'open-alerts': { name: 'Open alerts', unit: 'count' },
  'telemetry-bytes': { name: 'Telemetry', unit: 'bytes' },
};
