import type { Cause } from './causes';
import type { Failure } from './failures';

/** What a rule watches for. The last four are about Gatehouse itself and go to a channel of their own. */
export const DETECTORS = [
  'burn-rate',
  'revision-mismatch',
  'telemetry-loss',
  'silent-source',
  'auth-failures',
  'mass-denials',
  'single-denials',
  'slow-checks',
  'telemetry-volume',
  'data-misfit',
  'call-errors',
  'failed-pushes',
  'attestation-failures',
  'stale-attestations',
  'expiring-certificates',
  'cross-zone-trend',
  'sandbox-to-production',
  'audit-integrity',
  'late-rollups',
  'disk-space',
  'failing-channel',
  'failing-rules',
] as const;
export type DetectorId = (typeof DETECTORS)[number];

/** `trust` pages and tickets people who guard zones; `product-health` those who run Gatehouse. */
export const ALERT_CATEGORIES = ['trust', 'product-health'] as const;
export type AlertCategory = (typeof ALERT_CATEGORIES)[number];

type About = { name: string; failure: Failure | null; cause: Cause; category: AlertCategory };
const about = (
  name: string,
  failure: Failure | null,
  cause: Cause,
  category: AlertCategory = 'trust',
): About => ({ name, failure, cause, category });

/** What each detector is called, which failure it shows, and what kind of cause it points at. */
export const ABOUT_DETECTORS: Readonly<Record<DetectorId, About>> = {
  'burn-rate': about('Error budget burns', null, 'budget'),
  'revision-mismatch': about('Environments run different revisions', 'F1', 'policy'),
  'telemetry-loss': about('Services silent or untagged', 'F2', 'telemetry'),
  'silent-source': about('A source went silent', 'F2', 'telemetry'),
  'auth-failures': about('Authentication fails around a rotation', 'F3', 'identity'),
  'mass-denials': about('Denials jump', 'F4', 'policy'),
  'single-denials': about('Single denials', null, 'policy'),
  'slow-checks': about('Policy checks slow requests', 'F5', 'policy'),
  'telemetry-volume': about('Telemetry exceeds its budget', 'F6', 'cost'),
  'data-misfit': about('Data access does not fit its zone', 'F7', 'data'),
  'call-errors': about('Calls between services fail', 'F8', 'network'),
  'failed-pushes': about('Configuration pushes fail', 'F8', 'network'),
  'attestation-failures': about('Attestations fail', null, 'attestation'),
  'stale-attestations': about('Stale attestations are accepted', null, 'attestation'),
  'expiring-certificates': about('Certificates run out', null, 'identity'),
  'cross-zone-trend': about('Cross-zone attempts rise', null, 'network'),
  'sandbox-to-production': about('A sandbox reaches for production', null, 'network'),
  'audit-integrity': about('The audit log does not verify', null, 'audit'),
  'late-rollups': about('Events become readable late', null, 'product', 'product-health'),
  'disk-space': about('The disk fills up', null, 'product', 'product-health'),
  'failing-channel': about('A notification channel fails', null, 'product', 'product-health'),
  'failing-rules': about('An alert rule cannot be evaluated', null, 'product', 'product-health'),
};
