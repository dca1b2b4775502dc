import type { PolicyEffect } from '@/lib/domain/read-models/policy-effect';
import { chooseEffectPhases } from '@/lib/policy/effect/choose-effect-phases';
import { chooseWindows } from '@/lib/policy/effect/choose-windows';
import { compareServices } from '@/lib/policy/effect/compare-services';
import { compareShares } from '@/lib/policy/effect/compare-shares';
import { findPhaseBefore } from '@/lib/policy/effect/list-reviewed-policies';
import { listPhases } from '@/lib/policy/effect/list-phases';
import { pickSides } from '@/lib/policy/effect/pick-sides';
import { tallyDecisions } from '@/lib/policy/effect/tally';
import type { Activation } from '@/lib/policy/fold-activations';
import { readDecisions } from './read-decisions';
import { readEffectDetails } from './read-effect-details';

const MAX_MINUTES = 30;
const MAX_SERVICES = 20;
/** Of the intervals of an effect. */
const CONFIDENCE = 0.95;
const FALSE_DISCOVERY_RATE = 0.05;

/**
 * What some policies decided before and after a revision was first in force, each environment around its own
 * activation, in all and by service. Of a bundle, `policies` are those that it carries. `steps` are its folded
 * activations; `zones` confines the reader. Null when it was never in force.
 */
export async function measureEffect(
  policies: readonly string[],
  revision: string,
  steps: readonly Activation[],
  zones: readonly string[] | null,
  now: Date,
): Promise<PolicyEffect | null> {
  const phases = listPhases(steps);
  const chosen = chooseEffectPhases(phases, revision);
  if (chosen.length === 0) return null;
  const windows = chosen.map((phase) =>
    chooseWindows(phase, {
      minutes: MAX_MINUTES,
      now,
      previousSince: findPhaseBefore(phases, phase)?.since ?? null,
    }),
  );
  const sums = await readDecisions(
    policies,
    windows.flatMap(({ before, after }) => [before, after]),
    zones,
  );
  const sides = chosen.map((phase, index) => pickSides(phase, sums[2 * index]!, sums[2 * index + 1]!));
  const [before, after] = [sides.flatMap((side) => side.before), sides.flatMap((side) => side.after)];
  const [one, other] = [tallyDecisions(before), tallyDecisions(after)];
  const { services, tested, tooFew } = compareServices(before, after, {
    confidence: CONFIDENCE,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
  });
  const denials = compareShares(
    { bad: one.denials, total: one.decisions, size: one.size },
    { bad: other.denials, total: other.decisions, size: other.size },
    CONFIDENCE,
  );
  const details = await readEffectDetails(
    {
      policies,
      revision,
      places: chosen.map((phase, index) => ({ phase, windows: windows[index]!, sides: sides[index]! })),
      addedDenials: denials.low !== null && denials.low > 0 ? denials.difference! * other.decisions : 0,
      zones,
    },
    now,
  );
  const touched = services.filter((each) => each.before.denials + each.after.denials > 0);
  return {
    activatedAt: chosen.map(({ since }) => since).toSorted()[0]!,
    minutes: Math.max(...windows.map(({ minutes }) => minutes)),
    comparedWith: sides[0]!.comparedWith,
    environments: chosen.map(({ environment, since, canaryShare }, index) => ({
      environment,
      activatedAt: since,
      minutes: windows[index]!.minutes,
      canaryShare,
    })),
    before: { decisions: one.decisions, denials: one.denials },
    after: { decisions: other.decisions, denials: other.denials },
    denials,
    errors: compareShares(
      { bad: one.errors, total: one.decisions, size: one.size },
      { bad: other.errors, total: other.decisions, size: other.size },
      CONFIDENCE,
    ),
    services: touched
      .slice(0, MAX_SERVICES)
      .map(({ service, ...each }) => ({ ...each, service: service || null })),
    servicesTouched: touched.length,
    tests: { made: tested, tooFew, falseDiscoveryRate: FALSE_DISCOVERY_RATE },
    ...details,
  };
}
