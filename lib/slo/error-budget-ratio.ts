const TARGET = /^(?:0?\.(\d*[1-9]\d*)|1(?:\.0*)?)$/;

/**
 * β = 1 − target, of a target as a decimal text in (0, 1]. Computed in decimal: `1 - 0.999` in binary is
 * not 0.001. Throws `RangeError` for anything else. Source: slo.md §1.
 */
export function errorBudgetRatio(target: string): number {
  const match = TARGET.exec(target);
  if (!match) throw new RangeError(`"${target}" is no target in (0, 1].`);
  const digits = match[1];
  if (digits === undefined) return 0;
  const rest = 10n ** BigInt(digits.length) - BigInt(digits);
  // Read as one text, so that it is rounded once.
  return Number(`${rest}e-${digits.length}`);
}
