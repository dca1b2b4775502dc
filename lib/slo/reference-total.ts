const SHORTEST_AGE_MS = 60_000;

/**
 * The events that a whole window is expected to hold, from what was counted in it: projected from the age
 * of the history where that is shorter than the window. Source: slo.md §4 (N_ref).
 */
export function referenceTotal(total: number, ageMs: number, windowMs: number): number {
  const age = Math.max(SHORTEST_AGE_MS, ageMs);
  return age >= windowMs ? total : (total * windowMs) / age;
}
