import { NARROW_SPACE } from './space';

/** Decimals of the objective when it is written as a percentage: 0.999 has one ("99.9 %"). */
export function percentDecimals(ratio: number): number {
  const percent = Number((ratio * 100).toPrecision(12));
  return String(percent).split('.')[1]?.length ?? 0;
}

/** The server counts a figure this close to its objective as an exact tie, which meets it. */
const TIE = 1e-12;

const scaled = (ratio: number, digits: number) => Number((ratio * 100 * 10 ** digits).toPrecision(12));

const write = (units: number, digits: number) => `${(units / 10 ** digits).toFixed(digits)}${NARROW_SPACE}%`;

/**
 * A ratio (0–1) as a percentage. With an objective: one digit more than it has, and rounding never
 * moves the figure across it. Whole percentages ("100 %", "0 %") stand only for exactly 1 and 0.
 */
export function formatRatio(
  ratio: number | null,
  { objective = null, digits = 1 }: { objective?: number | null; digits?: number } = {},
): string {
  if (ratio === null) return 'No data';
  if (ratio === 1) return `100${NARROW_SPACE}%`;
  if (ratio === 0) return `0${NARROW_SPACE}%`;

  const decimals = objective === null ? digits : percentDecimals(objective) + 1;
  const one = 10 ** decimals;
  let units = Math.round(scaled(ratio, decimals));
  if (objective !== null) {
    const bound = Math.round(scaled(objective, decimals));
    if (ratio < objective - TIE && units >= bound) units = bound - 1;
  }
  if (ratio < 1 && units >= 100 * one) units = 100 * one - 1;
  if (ratio > 0 && units <= 0) return `<${NARROW_SPACE}${write(1, decimals)}`;
  return write(units, decimals);
}

/**
 * A share of failures (0–1), such as the authentication error rate, where less is better. A rate
 * above its limit never shows as the limit: 0.1004 % against 0.1 % reads "0.11 %".
 */
export function formatFailureRatio(ratio: number | null, limit: number | null = null): string {
  if (ratio === null) return 'No data';
  if (limit === null || ratio <= limit + TIE) return formatRatio(ratio, { objective: limit });
  const decimals = percentDecimals(limit) + 1;
  const bound = Math.round(scaled(limit, decimals));
  const units = Math.round(scaled(ratio, decimals));
  if (ratio === 1) return `100${NARROW_SPACE}%`;
  return write(Math.max(units, bound + 1), decimals);
}

/** An objective as it was written: "99.9 %", "0.1 %". */
export const formatObjective = (ratio: number): string =>
  write(scaled(ratio, percentDecimals(ratio)), percentDecimals(ratio));
