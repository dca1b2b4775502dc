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

const STEPS = [1, 2, 5, 10];

/** Round ticks inside a value range: steps of 1, 2 or 5 times a power of ten, at most `most` of them. */
export function pickValueTicks([low, high]: readonly [number, number], most = 5): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = power * (STEPS.find((each) => span / (each * power) <= most - 1) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiples instead of sums, and trimmed, so that 0.1 + 0.2 stays 0.3.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
