const TARGET = /^(?:0?\.(\d+)|0|1(?:\.0*)?)$/;

/**
 * β = 1 − target, of a target as a decimal text in (0, 1]. Computed in decimal: `1 - 0.999` in binary is
 * not 0.001. Throws `RangeError` for anything else. Source: slo.md §1.
 */
export function errorBudgetRatio(target: string): number {
  const match = TARGET.exec(target);
  const digits = match?.[1] ?? '';
  if (!match || !(Number(target) > 0)) throw new RangeError(`"${target}" is no target in (0, 1].`);
  if (Number(target) === 1) return 0;
  const scale = 10n ** BigInt(digits.length);
  // The quotient of two texts of whole numbers is rounded once, by the parser.
  return Number(`${scale - BigInt(digits)}e-${digits.length}`);
}
