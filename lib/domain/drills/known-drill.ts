import type { Failure } from '../alerting/failures';

/** A drill that was started. Times are milliseconds since 1970; `endedAt` is null while it runs. */
export type KnownDrill = {
  id: string;
  failure: Failure;
  zone: string;
  /** What the names of its environments, services and policies begin with. */
  environment: string;
  startedAt: number;
  endedAt: number | null;
};

/** Begins the name of what may belong to a drill; only names that a drill registered do. */
export const DRILL_PREFIX = 'drill-';
