/** The kinds of events and the outcomes each may have, as the wire names them (spec: events). */
export const OUTCOMES = {
  decision: ['allow', 'deny', 'error', 'unevaluated', 'would-deny'],
  traffic: [],
  attestation: ['valid', 'failed', 'stale'],
  auth: ['success', 'failure'],
  flow: ['allowed', 'denied', 'error'],
  audit: ['success', 'failure'],
  heartbeat: [],
  drift: ['detected', 'resolved'],
  alert: ['opened', 'acknowledged', 'resolved'],
  change: [],
  'data-access': ['allowed', 'denied'],
  'source-report': [],
} as const satisfies Record<string, readonly string[]>;

export type EventKind = keyof typeof OUTCOMES;
export const EVENT_KINDS = Object.keys(OUTCOMES) as EventKind[];

export type DecisionOutcome = (typeof OUTCOMES)['decision'][number];

export const CHANGE_TYPES = [
  'policy-published',
  'policy-activated',
  'policy-rolled-back',
  'deploy',
  'rotation',
  'maintenance',
] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** The zone of everything that belongs to no zone of the inventory. */
export const UNZONED = 'unzoned';
