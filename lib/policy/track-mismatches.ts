import type { Mismatch } from './find-mismatches';
import type { PolicyPlacement } from './place-policies';

/** A mismatch over time; times are milliseconds since 1970. */
export type TrackedMismatch = {
  driftId: string;
  policy: string;
  environment: string;
  zone: string | null;
  revision: string;
  newest: string;
  startedAt: number;
  noticedAt: number;
  /** Null until it is older than the bound. */
  reportedAt: number | null;
  /** Null while it lasts. */
  endedAt: number | null;
};

export type Tracking = {
  /** New, changed, reported or ended: to be kept. */
  save: TrackedMismatch[];
  /** Over before they were old enough to be reported. */
  forget: TrackedMismatch[];
};

/**
 * Carries what was known of mismatches on to how things stand now. A mismatch is the same as long as its environment
 * differs, whatever becomes the newest meanwhile. It is reported once it is older than `boundMs`, and over when its
 * environment runs the newest, or counts no more.
 */
export function trackMismatches(
  known: readonly TrackedMismatch[],
  placements: readonly PolicyPlacement[],
  {
    now,
    boundMs,
    idOf,
    zoneOf,
  }: {
    now: number;
    boundMs: number;
    idOf: (mismatch: { policy: string; environment: string; startedAt: number }) => string;
    zoneOf: (placement: PolicyPlacement, mismatch: Mismatch) => string | null;
  },
): Tracking {
  const lasting = known.filter(({ endedAt }) => endedAt === null);
  const tracking: Tracking = { save: [], forget: [] };
  const found = new Set<string>();
  for (const placement of placements) {
    const { policy, newest } = placement;
    for (const mismatch of placement.mismatches) {
      const { environment, revision, startedAt } = mismatch;
      found.add(keyOf({ policy, environment }));
      const before = lasting.find((each) => keyOf(each) === keyOf({ policy, environment }));
      const tracked: TrackedMismatch = before
        ? { ...before, revision, newest: newest!.revision }
        : {
            driftId: idOf({ policy, environment, startedAt }),
            policy,
            environment,
            zone: zoneOf(placement, mismatch),
            revision,
            newest: newest!.revision,
            startedAt,
            noticedAt: now,
            reportedAt: null,
            endedAt: null,
          };
      if (tracked.reportedAt === null && mismatch.isEvident && now - tracked.startedAt >= boundMs)
        tracked.reportedAt = now;
      if (!before || JSON.stringify(before) !== JSON.stringify(tracked)) tracking.save.push(tracked);
    }
  }
  for (const mismatch of lasting) {
    if (found.has(keyOf(mismatch))) continue;
    if (mismatch.reportedAt === null) tracking.forget.push(mismatch);
    else tracking.save.push({ ...mismatch, endedAt: endOf(mismatch, placements, now) });
  }
  return tracking;
}

const keyOf = ({ policy, environment }: { policy: string; environment: string }): string =>
  JSON.stringify([policy, environment]);

/** When its environment came to run the newest, as far as that is told; else now. */
function endOf(
  { policy, environment, startedAt }: TrackedMismatch,
  placements: readonly PolicyPlacement[],
  now: number,
): number {
  const placement = placements.find((each) => each.policy === policy);
  const newest = placement?.newest;
  if (!placement || !newest || !placement.agreeing.includes(environment)) return now;
  const { declared } = placement.standing;
  const place = declared.get(environment) ?? declared.get(null);
  const times = [
    newest.since,
    ...(place?.revision === newest.revision ? [place.at] : []),
    ...placement.points
      .filter((point) => point.environment === environment && point.revision === newest.revision)
      .map(({ since }) => Date.parse(since)),
  ].filter((at) => at > startedAt && at <= now);
  return times.length > 0 ? Math.max(...times) : now;
}
