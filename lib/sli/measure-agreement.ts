/** `raw`: share of the pairs that agree; `kappa`: the same beyond what chance would give (1 is perfect). */
export type Agreement = { denials: number; agreed: number; raw: number | null; kappa: number | null };

/**
 * How far two people who judged the same denials agree. It is Fleiss' kappa for two judgements, since
 * different people judge different denials and none is always the first (Fleiss 1971; for two, Scott 1955).
 * Both are null without pairs; kappa also where everybody always said the same, when chance explains it all.
 */
export function measureAgreement(pairs: readonly (readonly [first: string, second: string])[]): Agreement {
  const agreed = pairs.filter(([first, second]) => first === second).length;
  if (pairs.length === 0) return { denials: 0, agreed, raw: null, kappa: null };
  const times = new Map<string, number>();
  for (const judgement of pairs.flat()) times.set(judgement, (times.get(judgement) ?? 0) + 1);
  const byChance = [...times.values()].reduce((sum, count) => sum + (count / (2 * pairs.length)) ** 2, 0);
  const raw = agreed / pairs.length;
  return {
    denials: pairs.length,
    agreed,
    raw,
    kappa: times.size === 1 ? null : (raw - byChance) / (1 - byChance),
  };
}
