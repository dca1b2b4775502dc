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

/** Begins the name of what may belong to a drill; only names that a drill registered do, and only in its time. */
export const DRILL_PREFIX = 'drill-';

/** So long after its end what was sent of a drill has arrived. */
export const DRILL_LAG_MS = 3_600_000;

const DAY_MS = 86_400_000;

/**
 * Until when the names of a drill are its own (milliseconds since 1970): to the end of the UTC day in which what was sent of it
 * has arrived, since the roll-up of a day cannot be parted; infinite while it runs. Its beginning is no bound: before it
 * nobody knew the names, and what is told of an earlier time is the history that the drill invents.
 */
export const drillNamesUntil = ({ endedAt }: Pick<KnownDrill, 'endedAt'>): number =>
  endedAt === null ? Infinity : (Math.floor((endedAt + DRILL_LAG_MS) / DAY_MS) + 1) * DAY_MS;
