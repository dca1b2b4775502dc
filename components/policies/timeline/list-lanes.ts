import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Step = PolicyDetail['activations'][number];

/** A stretch of time in which one revision was in force in an environment; times are milliseconds since 1970. */
export type LaneSegment = {
  revision: string;
  /** The revision before it; null where none is known. */
  replaces: string | null;
  eventId: string;
  from: number;
  /** Null while it is in force. */
  until: number | null;
  /** Share of the traffic of a canary; null for all of it. */
  canaryShare: number | null;
  author: string | null;
  /** Whether it came back into force by a rollback. */
  isRollback: boolean;
  /** Where it lies in the window, 0 at its start and 1 at its end. */
  start: number;
  end: number;
};
export type Lane = { environment: string | null; segments: LaneSegment[] };

/**
 * Which revision was in force when, a lane for each environment, as far as a window (milliseconds since 1970) shows.
 * `activations` are latest first; one that names no environment holds for all of them. Environments of which nothing
 * lies in the window are left out.
 */
export function listLanes(
  activations: readonly Step[],
  { from, to, now }: { from: number; to: number; now: number },
): Lane[] {
  const named = [...new Set(activations.flatMap(({ environment }) => environment ?? []))].toSorted();
  const places: (string | null)[] = named.length > 0 ? named : [null];
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  return places
    .map((environment) => ({
      environment,
      segments: listStretches(activations, environment)
        .filter((stretch) => stretch.from < to && (stretch.until ?? Infinity) > from)
        .map((stretch) => ({
          ...stretch,
          start: place(stretch.from),
          end: place(stretch.until ?? Math.max(now, stretch.from)),
        })),
    }))
    .filter(({ segments }) => segments.length > 0);
}

function listStretches(
  activations: readonly Step[],
  environment: string | null,
): Omit<LaneSegment, 'start' | 'end'>[] {
  const stretches: Omit<LaneSegment, 'start' | 'end'>[] = [];
  for (const step of activations.toReversed()) {
    if (step.activates === null || (step.environment !== null && step.environment !== environment)) continue;
    const at = Date.parse(step.at);
    const canaryShare = step.canaryShare !== null && step.canaryShare < 1 ? step.canaryShare : null;
    const last = stretches.at(-1);
    if (last && last.revision === step.activates && (last.canaryShare === null) === (canaryShare === null)) {
      last.canaryShare = canaryShare;
      continue;
    }
    if (last) last.until = at;
    stretches.push({
      revision: step.activates,
      replaces: last && last.revision === step.activates ? last.replaces : (last?.revision ?? step.replaces),
      eventId: step.eventId,
      from: at,
      until: null,
      canaryShare,
      author: step.author,
      isRollback: step.type === 'policy-rolled-back',
    });
  }
  return stretches;
}
