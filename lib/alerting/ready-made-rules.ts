import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { DetectorId } from '@/lib/domain/alerting/detectors';

/** A rule that comes with Gatehouse: what it does not say is as its detector has it. */
export type ReadyMadeRule = Pick<AlertRuleInput, 'name' | 'severity'> &
  Partial<Omit<AlertRuleInput, 'name' | 'severity' | 'detector'>> & { id: string; detector: DetectorId };

/**
 * Every rule that comes with Gatehouse, one for each detector. Pages: breaches of objectives, attestation failures in
 * production, mass denials and what is wrong with the audit log; the rest are tickets. Source: the seed document,
 * "Alerting guidance".
 */
export const READY_MADE_RULES: readonly ReadyMadeRule[] = [
  { id: 'objective-burn', name: 'An error budget burns', detector: 'burn-rate', severity: 'page' },
  {
    id: 'revision-mismatch',
    name: 'Environments run different revisions',
    detector: 'revision-mismatch',
    severity: 'ticket',
  },
  {
    id: 'telemetry-loss',
    name: 'Services fell silent or lost their tags',
    detector: 'telemetry-loss',
    severity: 'ticket',
  },
  { id: 'silent-source', name: 'A source fell silent', detector: 'silent-source', severity: 'ticket' },
  {
    id: 'auth-failures',
    name: 'Authentication fails around a rotation',
    detector: 'auth-failures',
    severity: 'ticket',
  },
  { id: 'mass-denials', name: 'Denials jumped', detector: 'mass-denials', severity: 'page' },
  { id: 'single-denials', name: 'Single denials', detector: 'single-denials', severity: 'ticket' },
  { id: 'slow-checks', name: 'Policy checks slow requests', detector: 'slow-checks', severity: 'ticket' },
  {
    id: 'telemetry-volume',
    name: 'Telemetry exceeds its budget',
    detector: 'telemetry-volume',
    severity: 'ticket',
  },
  {
    id: 'data-misfit',
    name: 'Data access does not fit its zone',
    detector: 'data-misfit',
    severity: 'ticket',
  },
  { id: 'call-errors', name: 'Calls between services fail', detector: 'call-errors', severity: 'ticket' },
  { id: 'failed-pushes', name: 'Configuration pushes fail', detector: 'failed-pushes', severity: 'ticket' },
  {
    id: 'attestation-failures',
    name: 'Attestations fail',
    detector: 'attestation-failures',
    severity: 'page',
  },
  {
    id: 'stale-attestations',
    name: 'Stale attestations are accepted',
    detector: 'stale-attestations',
    severity: 'ticket',
  },
  {
    id: 'expiring-certificates',
    name: 'Certificates run out',
    detector: 'expiring-certificates',
    severity: 'ticket',
    runbook: 'certificate-rotation',
  },
  {
    id: 'cross-zone-trend',
    name: 'Cross-zone attempts above their trend',
    detector: 'cross-zone-trend',
    severity: 'ticket',
  },
  {
    id: 'sandbox-to-production',
    name: 'A sandbox reaches for production',
    detector: 'sandbox-to-production',
    severity: 'ticket',
  },
  {
    id: 'audit-integrity',
    name: 'The audit log does not verify',
    detector: 'audit-integrity',
    severity: 'page',
    runbook: 'audit-integrity',
  },
  { id: 'late-rollups', name: 'Events become readable late', detector: 'late-rollups', severity: 'ticket' },
  { id: 'disk-space', name: 'The disk fills up', detector: 'disk-space', severity: 'ticket' },
  {
    id: 'failing-channel',
    name: 'A notification channel fails',
    detector: 'failing-channel',
    severity: 'ticket',
  },
  {
    id: 'failing-rules',
    name: 'An alert rule cannot be evaluated',
    detector: 'failing-rules',
    severity: 'ticket',
  },
];
