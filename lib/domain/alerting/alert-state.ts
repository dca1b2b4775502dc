/**
 * The states of an alert. `pending`: its condition holds, not yet for long enough. `suppressed`: it fires, and a silence,
 * a maintenance window, another alert or its rule's cooldown hides it. `flapping`: it comes and goes too often to be told each time.
 */
export const ALERT_STATES = [
  'pending',
  'firing',
  'acknowledged',
  'suppressed',
  'flapping',
  'no-data',
  'resolved',
] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Those in which somebody may have to do something: all but pending and resolved. */
export const OPEN_STATES = ['firing', 'acknowledged', 'suppressed', 'flapping', 'no-data'] as const;

export const ALERT_SEVERITIES = ['page', 'ticket'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];
