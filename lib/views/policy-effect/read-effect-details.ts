import type { PolicyEffect } from '@/lib/domain/read-models/policy-effect';
import type { EqualWindows } from '@/lib/policy/effect/choose-windows';
import type { Phase } from '@/lib/policy/effect/list-phases';
import type { Sides } from '@/lib/policy/effect/pick-sides';
import { listNewDenialGroups } from '@/lib/store/denials/list-new-denial-groups';
import { readBudgetShares } from './read-budget-shares';
import { readLatencyEffect } from './read-latency-effect';

const MAX_GROUPS = 20;
const KNOWN_FOR_DAYS = 7;
const DAY_MS = 86_400_000;
const CONFIDENCE = 0.95;

/** A revision in the places where it was in force, and by how much its denials are beyond what was usual. */
export type EffectQuestion = {
  policies: readonly string[];
  revision: string;
  places: readonly { phase: Phase; windows: EqualWindows; sides: Sides }[];
  addedDenials: number;
  /** Confines the reader; null is every zone. */
  zones: readonly string[] | null;
};

/** What else a revision did: new groups of denials, latency of evaluation, and error budget as of `now`. */
export async function readEffectDetails(
  { policies, revision, places, addedDenials, zones }: EffectQuestion,
  now: Date,
): Promise<Pick<PolicyEffect, 'newGroups' | 'latency' | 'budget'>> {
  const after = places.flatMap(({ sides }) => sides.after);
  const isNamed = after.some((sum) => sum.revision === revision);
  const hasEnvironments = after.some(({ environment }) => environment !== '');
  const environments = places.flatMap(({ phase }) => phase.environment ?? []);
  const whole = {
    from: new Date(Math.min(...places.map(({ windows }) => windows.after.from.getTime()))),
    to: new Date(Math.max(...places.map(({ windows }) => windows.after.to.getTime()))),
  };
  const [groups, latency, budget] = await Promise.all([
    listNewDenialGroups(
      {
        policies,
        environments: hasEnvironments && environments.length === places.length ? environments : null,
        revision: isNamed ? revision : null,
        zones,
      },
      whole,
      new Date(whole.from.getTime() - KNOWN_FOR_DAYS * DAY_MS),
      MAX_GROUPS,
    ),
    readLatencyEffect(
      places.map(({ phase, windows, sides }) => ({
        policies,
        environment: hasEnvironments ? phase.environment : null,
        revision: isNamed ? revision : null,
        comparedWith: sides.comparedWith,
        before: windows.before,
        after: windows.after,
        zones,
      })),
      CONFIDENCE,
    ),
    readBudgetShares(
      {
        policies,
        revision,
        environment: environments.length === 1 ? environments[0]! : null,
        addedDenials,
        withBurned: { M1: true, M3: true },
      },
      zones,
      now,
    ),
  ]);
  return {
    newGroups: groups && {
      knownForDays: KNOWN_FOR_DAYS,
      total: groups[0]?.total ?? 0,
      items: groups.map(({ total: _total, ...group }) => group),
    },
    latency,
    budget,
  };
}
