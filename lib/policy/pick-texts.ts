import { carries } from './bundle-names';

/** The texts of a revision by path. */
export type PolicyTexts = Readonly<Record<string, string>>;

/**
 * The texts of a revision out of what is stored under several names: the policy's own, else those of
 * the nearest bundle, else (of a bundle) those of the policies it carries together. Null when none is
 * known.
 */
export function pickTexts(
  stored: readonly { policy: string; files: PolicyTexts | null }[],
  policy: string,
): PolicyTexts | null {
  const known = stored.flatMap(({ policy: name, files }) => (files ? [{ name, files }] : []));
  const nearest = known
    .filter(({ name }) => name === policy || carries(name, policy))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  if (nearest) return nearest.files;
  const carried = known.filter(({ name }) => carries(policy, name));
  if (carried.length === 0) return null;
  return Object.assign({}, ...carried.map(({ files }) => files)) as PolicyTexts;
}
