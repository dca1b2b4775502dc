import type { DependsOn } from './query-options';

/** Kinds of events that move an indicator. */
export const MEASURED = [
  'decision',
  'traffic',
  'attestation',
  'auth',
  'flow',
  'heartbeat',
  'drift',
  'alert',
  'inventory',
] as const satisfies DependsOn;
