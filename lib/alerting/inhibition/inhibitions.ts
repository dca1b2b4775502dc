import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import { SUBJECT_PARTS, type SubjectPart } from '@/lib/domain/alerting/subject';

/** What hides what: an alert of one of `causes` those that it explains. */
export type Inhibition = {
  causes: readonly DetectorId[];
  hides: (alert: AlertRecord) => boolean;
  /** They must agree in one of these sets of parts, each of them known. */
  sharing: readonly (readonly SubjectPart[])[];
};

const burnOf = (...indicators: IndicatorId[]) => {
  const names: ReadonlySet<string> = new Set(indicators);
  return ({ detector, burn }: AlertRecord) =>
    detector === 'burn-rate' && burn !== null && names.has(burn.indicator);
};
const isWithoutData = ({ phase }: AlertRecord) => phase === 'no-data';
/** Nothing but its rule is known of it. */
const isAboutNothing = (alert: AlertRecord) => SUBJECT_PARTS.every((part) => alert[part] === null);

/** A consequence adds nothing to what its cause says. Only what follows from the cause is hidden, and nothing beside it. */
export const INHIBITIONS: readonly Inhibition[] = [
  {
    causes: ['silent-source', 'telemetry-loss'],
    hides: (alert) => isWithoutData(alert) || burnOf('M4', 'M10')(alert),
    // What has no data for want of a source names the source.
    sharing: [['zone'], ['environment'], ['item']],
  },
  {
    causes: ['silent-source'],
    hides: (alert) => isWithoutData(alert) && isAboutNothing(alert),
    sharing: [[]],
  },
  { causes: ['attestation-failures'], hides: burnOf('M2'), sharing: [['zone']] },
  { causes: ['auth-failures'], hides: burnOf('M6'), sharing: [['zone']] },
  { causes: ['call-errors', 'failed-pushes'], hides: burnOf('M1', 'M5'), sharing: [['zone']] },
  { causes: ['cross-zone-trend', 'sandbox-to-production'], hides: burnOf('M8'), sharing: [['zone']] },
  {
    causes: ['mass-denials'],
    hides: ({ detector }) => detector === 'single-denials',
    sharing: [
      ['zone', 'policy'],
      ['zone', 'service'],
    ],
  },
  { causes: ['late-rollups', 'disk-space'], hides: burnOf('M10'), sharing: [[]] },
];

/** These are told whatever else fires. */
export const NEVER_INHIBITED: ReadonlySet<DetectorId> = new Set<DetectorId>(['audit-integrity']);
