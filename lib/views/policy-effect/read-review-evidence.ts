import type { Window } from '@/lib/domain/time-range';
import { chooseWindows, daysEarlier } from '@/lib/policy/effect/choose-windows';
import { compareShares, type Share } from '@/lib/policy/effect/compare-shares';
import { findNewServices } from '@/lib/policy/effect/find-new-services';
import { REVIEW_RULES, type ToJudge } from '@/lib/policy/effect/judge-review';
import type { DueReview } from '@/lib/policy/effect/list-due-reviews';
import { findPhaseBefore } from '@/lib/policy/effect/list-reviewed-policies';
import type { Phase } from '@/lib/policy/effect/list-phases';
import { pickSides, type Sides } from '@/lib/policy/effect/pick-sides';
import { tallyDecisions, type DecisionSum, type Tally } from '@/lib/policy/effect/tally';
import { readBudgetShares } from './read-budget-shares';
import { readDecisions } from './read-decisions';
import { readLatencyEffect } from './read-latency-effect';

const DAY_MS = 86_400_000;
/** A group is new when it was not denied in this long before. */
const KNOWN_FOR_DAYS = 7;
/** Days before of which the same time is the second comparison, the first that fits. */
const EARLIER_DAYS = [7, 1];
/** A change needs this long to be over: engines follow one after the other, and are rolled back. */
const UNSETTLED_MS = 2 * 3_600_000;

/** The evidence of a review, with the zones and sources of the decisions that it counts. */
export type ReadEvidence = { seen: ToJudge; zones: string[]; sources: string[]; until: Date };

/**
 * Reads what a review judges, from roll-ups. `policies` are those that the activation concerns: the policy
 * itself, or those that a bundle carries.
 */
export async function readReviewEvidence(
  { reviewed, phase, minutes }: DueReview,
  policies: readonly string[],
  now: Date,
): Promise<ReadEvidence> {
  const previousSince = findPhaseBefore(reviewed.phases, phase)?.since ?? null;
  const windows = chooseWindows(phase, { minutes, now, previousSince });
  const known = {
    from: new Date(windows.before.from.getTime() - KNOWN_FOR_DAYS * DAY_MS),
    to: windows.before.to,
  };
  const days = EARLIER_DAYS.filter((each) =>
    isQuiet(reviewed.phases, phase, daysEarlier(windows.after, each)),
  );
  const [before, after, knownSums, ...earlier] = await readDecisions(
    policies,
    [windows.before, windows.after, known, ...days.map((each) => daysEarlier(windows.after, each))],
    null,
  );
  const sides = pickSides(phase, before!, after!);
  const [one, other] = [tallyDecisions(sides.before), tallyDecisions(sides.after)];
  const compare = (from: Tally, share: (tally: Tally) => Share) =>
    compareShares(share(from), share(other), REVIEW_RULES.confidence);
  const denials = compare(one, denialsOf);
  const usual = findUsual(phase, sides, days, earlier);
  const isNamed = sides.after.some(({ revision }) => revision === phase.revision);
  const [latency, budget] = await Promise.all([
    readLatencyEffect(
      [
        {
          policies,
          environment: sides.after.some(({ environment }) => environment !== '') ? phase.environment : null,
          revision: isNamed ? phase.revision : null,
          comparedWith: sides.comparedWith,
          before: windows.before,
          after: windows.after,
          zones: null,
        },
      ],
      REVIEW_RULES.confidence,
    ),
    readBudgetShares(
      {
        policies,
        revision: phase.revision,
        environment: phase.environment,
        addedDenials: denials.low !== null && denials.low > 0 ? denials.difference! * other.decisions : 0,
        withBurned: { M1: sides.after.some(({ outcome }) => outcome === 'unevaluated'), M3: false },
      },
      null,
      windows.after.to,
    ),
  ]);
  const here = (sums: readonly DecisionSum[]) => pickSides({ ...phase, canaryShare: null }, sums, []).before;
  return {
    seen: {
      comparedWith: sides.comparedWith,
      window: toTexts(windows.after),
      minutes: windows.minutes,
      denials,
      errors: compare(one, errorsOf),
      earlier: usual && {
        days: usual.days,
        denials: compare(usual.tally, denialsOf),
        errors: compare(usual.tally, errorsOf),
      },
      latency,
      newGroups: findNewServices(sides.after, here(knownSums!)).slice(0, MAX_GROUPS),
      budget: budget.filter(({ bad }) => bad > 0),
      sizes: { before: one.size, after: other.size, earlier: usual?.tally.size ?? 0 },
      isReturn: phase.isReturn,
    },
    zones: distinct([...sides.before, ...sides.after, ...here(knownSums!)].map(({ zone }) => zone)),
    sources: distinct(sides.before.map(({ source }) => source)),
    until: windows.after.to,
  };
}

/** More are no evidence, but a list. */
const MAX_GROUPS = 20;

const denialsOf = ({ denials, decisions, size }: Tally): Share => ({ bad: denials, total: decisions, size });
const errorsOf = ({ errors, decisions, size }: Tally): Share => ({ bad: errors, total: decisions, size });
const distinct = (names: readonly string[]): string[] => [...new Set(names)].filter(Boolean).toSorted();
const toTexts = ({ from, to }: Window) => ({ from: from.toISOString(), to: to.toISOString() });

/** What was decided at the same time of the first of the earlier days that has enough of it. */
function findUsual(
  phase: Phase,
  { comparedWith }: Sides,
  days: readonly number[],
  earlier: readonly DecisionSum[][],
): { days: number; tally: Tally } | null {
  if (comparedWith === 'rest') return null;
  const tallies = days.map((each, index) => ({
    days: each,
    tally: tallyDecisions(pickSides(phase, earlier[index]!, []).before),
  }));
  return tallies.find(({ tally }) => tally.size >= REVIEW_RULES.fewestDecisions) ?? null;
}

/** A time in which the policy changed says nothing of what is usual. */
const isQuiet = (phases: readonly Phase[], phase: Phase, window: Window): boolean =>
  !phases.some(({ environment, since }) => {
    const at = Date.parse(since);
    const isHere = environment === null || phase.environment === null || environment === phase.environment;
    return isHere && at >= window.from.getTime() - UNSETTLED_MS && at < window.to.getTime();
  });
