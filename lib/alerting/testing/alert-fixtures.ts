import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import { EVERYWHERE, type AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { mergeConditions } from '../dedupe/merge-conditions';
import { beginAlert } from '../states/begin-alert';

/** Saturday, 21 November 2026, 10:00 UTC. */
export const START_MS = Date.parse('2026-11-21T10:00:00Z');
export const MINUTE_MS = 60_000;

/** A rule that fires at once and never lingers, unless told otherwise. */
export const makeRule = (over: Partial<AlertRule> = {}): AlertRule => ({
  id: 'mass-denials',
  name: 'Denials jump',
  detector: 'mass-denials',
  scope: EVERYWHERE,
  severity: 'page',
  threshold: {},
  dynamic: null,
  forMinutes: 0,
  keepFiringMinutes: 0,
  cooldownMinutes: 0,
  dedupeBy: ['service', 'policy'],
  labels: {},
  runbook: null,
  isEnabled: true,
  isReadyMade: false,
  revision: 1,
  updatedAt: '2026-11-01T00:00:00Z',
  updatedBy: 'ada@example.com',
  ...over,
});

/** A condition that holds for the service checkout of the zone payments, unless told otherwise. */
export const makeCondition = ({
  subject,
  ...over
}: Partial<Omit<AlertCondition, 'subject'>> & {
  subject?: Partial<AlertCondition['subject']>;
} = {}): AlertCondition => ({
  subject: { ...NO_SUBJECT, zone: 'payments', service: 'checkout', policy: 'pci/egress', ...subject },
  outcome: 'true',
  value: 90,
  threshold: 10,
  unit: 'count',
  sentence: '90 denials in 5 minutes, 2 before.',
  sinceMs: null,
  severity: null,
  firing: [],
  burn: null,
  changes: [],
  ...over,
});

/** An alert that fires since the start, unless told otherwise. */
export function makeAlert(over: Partial<AlertRecord> = {}, rule = makeRule()): AlertRecord {
  const [finding] = mergeConditions(rule, [makeCondition()], () => null).values();
  return {
    ...beginAlert({
      rule,
      finding: finding!,
      objectiveRevision: null,
      reopens: null,
      sinceMs: START_MS,
      nowMs: START_MS,
      id: 'alert-1',
    }),
    version: 1,
    phase: 'firing',
    state: 'firing',
    openedAtMs: START_MS,
    ...over,
  };
}
