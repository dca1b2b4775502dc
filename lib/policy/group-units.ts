import { carries, listBundleNames } from './bundle-names';

/**
 * Puts what is known of policies and bundles together by what is rolled out as one: a policy with activations of its
 * own and those of its bundles; a bundle, where only it is activated, with the policies that it carries; a policy of
 * which only decisions tell. A bundle whose policies are all activated by their own names is none of its own.
 */
export function groupUnits<Change extends { policy: string }, Sighting extends { policy: string }>(
  changes: readonly Change[],
  sightings: readonly Sighting[],
): { name: string; changes: Change[]; sightings: Sighting[] }[] {
  const changesOf = gather(changes);
  const sightingsOf = gather(sightings);
  const activated = [...changesOf.keys()];
  const units = activated.filter((name) => !activated.some((other) => carries(name, other)));
  for (const name of sightingsOf.keys())
    if (!changesOf.has(name) && !activated.some((other) => carries(other, name) || carries(name, other)))
      units.push(name);
  const seen = [...sightingsOf.keys()];
  return units.toSorted().map((name) => {
    const names = listBundleNames(name);
    return {
      name,
      changes: names.flatMap((each) => changesOf.get(each) ?? []),
      sightings: [...names, ...seen.filter((each) => carries(name, each))].flatMap(
        (each) => sightingsOf.get(each) ?? [],
      ),
    };
  });
}

function gather<T extends { policy: string }>(items: readonly T[]): Map<string, T[]> {
  const byPolicy = new Map<string, T[]>();
  for (const item of items) {
    const known = byPolicy.get(item.policy);
    if (known) known.push(item);
    else byPolicy.set(item.policy, [item]);
  }
  return byPolicy;
}
