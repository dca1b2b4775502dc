import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { Window } from '@/lib/domain/time-range';
import type { Stretch } from '@/lib/policy/list-stretches';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import { chooseEffectWindows } from './choose-effect-windows';

type Effect = NonNullable<PolicyDiff['effect']>;
type Count = Effect['before'];
type ByService = Map<string, Count>;

const MAX_SERVICES = 20;

/**
 * What a policy decided before and after a revision was first in force, in all and by the services
 * whose denials changed. Of a bundle, what the `policies` that it carries decided together.
 */
export async function measureEffect(
  policies: readonly string[],
  stretches: readonly Stretch[],
  zones: readonly string[] | null,
  now: Date,
): Promise<Effect | null> {
  const windows = chooseEffectWindows(stretches, now);
  if (!windows) return null;
  const [before, after] = await Promise.all([
    countByService(policies, windows.before, zones),
    countByService(policies, windows.after, zones),
  ]);
  const services = [...new Set([...before.keys(), ...after.keys()])]
    .map((service) => ({
      service: service || null,
      before: before.get(service) ?? NONE,
      after: after.get(service) ?? NONE,
    }))
    .filter((each) => changeOf(each) !== 0)
    .toSorted((one, other) => Math.abs(changeOf(other)) - Math.abs(changeOf(one)));
  return {
    activatedAt: windows.activatedAt,
    minutes: windows.minutes,
    before: total(before),
    after: total(after),
    services: services.slice(0, MAX_SERVICES),
    servicesTouched: services.length,
  };
}

const NONE: Count = { decisions: 0, denials: 0 };

const changeOf = ({ before, after }: { before: Count; after: Count }): number =>
  after.denials - before.denials;

const add = (one: Count, other: Count): Count => ({
  decisions: one.decisions + other.decisions,
  denials: one.denials + other.denials,
});

const total = (counts: ByService): Count => [...counts.values()].reduce(add, NONE);

async function countByService(
  policies: readonly string[],
  window: Window,
  zones: readonly string[] | null,
): Promise<ByService> {
  const [only] = policies;
  const rows = await countRollups({
    window,
    filter: { kinds: ['decision'], zones, ...(policies.length === 1 && { policy: only }) },
    by: ['policy', 'service', 'outcome'],
  });
  const counts: ByService = new Map();
  for (const { policy, service, outcome, weight } of rows) {
    if (!policies.includes(policy)) continue;
    const count = { decisions: weight, denials: outcome === 'deny' ? weight : 0 };
    counts.set(service, add(counts.get(service) ?? NONE, count));
  }
  return counts;
}
