import type { Window } from './time-range';

/** What the sample is drawn from, whatever range a page shows: the objective's window. */
export const SAMPLE_DAYS = 30;

/** An item counts as drawn by lot among this many open ones of its policy: about what queues hand out. */
export const SAMPLE_REACH = 100;

/**
 * From when on denials are read for the sample: its window, and the week in which it begins as a whole; not
 * further back than single events are kept.
 */
export const sampleReach = (now: Date, retentionDays: number): Date =>
  new Date(now.getTime() - Math.min(SAMPLE_DAYS + 7, retentionDays) * 86_400_000);

/** The window that the sample is drawn from at `now`. */
export const sampleWindow = (now: Date): Window => ({
  from: new Date(now.getTime() - SAMPLE_DAYS * 86_400_000),
  to: now,
});
