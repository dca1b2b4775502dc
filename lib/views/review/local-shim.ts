// local only
export function est(strata: { policy: string; denials: number; reviewed: number; trueBlocks: number }[]) {
  const pop = strata.reduce((s, x) => s + x.denials, 0);
  const rev = strata.filter((x) => x.reviewed > 0);
  const Nc = rev.reduce((s, x) => s + x.denials, 0);
  const n = rev.reduce((s, x) => s + x.reviewed, 0);
  if (!pop)
    return {
      status: 'no_data' as const,
      estimate: null,
      interval: null,
      bounds: null,
      population: 0,
      reviewed: 0,
      coverage: null,
      effectiveReviews: null,
      reviewsToOnePoint: null,
    };
  const coverage = Nc / pop;
  if (!n)
    return {
      status: 'insufficient_review' as const,
      estimate: null,
      interval: null,
      bounds: { low: 0, high: 1 },
      population: pop,
      reviewed: 0,
      coverage: 0,
      effectiveReviews: null,
      reviewsToOnePoint: null,
    };
  let p = 0,
    inv = 0;
  for (const x of rev) {
    const W = x.denials / Nc;
    p += (W * x.trueBlocks) / x.reviewed;
    inv += (W * W * (1 - Math.min(1, x.reviewed / x.denials))) / x.reviewed;
  }
  const w = (m: number) => {
    const z = 1.959964;
    const d = 1 + (z * z) / m;
    const c = (p + (z * z) / (2 * m)) / d;
    const h = (z * Math.sqrt((p * (1 - p)) / m + (z * z) / (4 * m * m))) / d;
    return { low: Math.max(0, c - h), high: Math.min(1, c + h) };
  };
  const ne = 1 / inv;
  const interval = inv === 0 ? { low: p, high: p } : w(ne);
  let k = ne;
  while (w(k).high - w(k).low > 0.02) k *= 1.02;
  const status =
    coverage < 0.8
      ? 'insufficient_review'
      : interval.low >= 0.95
        ? 'met'
        : interval.high < 0.95
          ? 'missed'
          : 'uncertain';
  return {
    status: status as 'met',
    estimate: p,
    interval,
    bounds: { low: p * coverage, high: p * coverage + 1 - coverage },
    population: pop,
    reviewed: n,
    coverage,
    effectiveReviews: ne,
    reviewsToOnePoint: Math.round((k - ne) * (n / ne)),
  };
}
