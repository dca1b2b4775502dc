/**
 * The value axis of a ratio chart: near the objective, wide enough for every sample, never below 0 or
 * above 1. Without samples it still shows the objective.
 */
export function chooseRatioDomain(
  values: readonly (number | null)[],
  objective: number | null,
): [number, number] {
  const known = values.filter((value) => value !== null);
  if (objective !== null) known.push(objective);
  if (known.length === 0) return [0, 1];
  const least = Math.min(...known);
  const most = Math.max(...known);
  const margin = Math.max(
    (most - least) * 0.15,
    objective === null ? 0.01 : Math.min(objective, 1 - objective) * 0.5,
  );
  return [Math.max(0, least - margin), Math.min(1, most + margin)];
}
