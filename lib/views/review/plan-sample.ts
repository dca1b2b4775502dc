import type { ReviewStratum } from '@/lib/sli/m03-policy-deny-accuracy';
export function planSample(
  strata: readonly ReviewStratum[],
  open: ReadonlyMap<string, number>,
  count: number,
): string[] {
  const s = strata
    .filter((x) => (open.get(x.policy) ?? 0) > 0)
    .map((x) => ({ ...x, left: open.get(x.policy)! }));
  const plan: string[] = [];
  while (plan.length < count) {
    const c = s.filter((x) => x.left > 0);
    if (!c.length) break;
    c.sort((a, b) =>
      a.reviewed === 0
        ? b.reviewed === 0
          ? b.denials - a.denials
          : -1
        : b.reviewed === 0
          ? 1
          : b.denials ** 2 / (b.reviewed * (b.reviewed + 1)) -
            a.denials ** 2 / (a.reviewed * (a.reviewed + 1)),
    );
    c[0]!.left--;
    c[0]!.reviewed++;
    plan.push(c[0]!.policy);
  }
  return plan;
}
