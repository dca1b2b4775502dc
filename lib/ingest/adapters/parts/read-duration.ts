const MILLISECONDS = { ns: 1e-6, µs: 1e-3, us: 1e-3, ms: 1, s: 1e3, m: 60e3, h: 3_600e3 };
const PART = /(\d+(?:\.\d+)?)(ns|µs|μs|us|ms|s|m|h)/g;

/**
 * Milliseconds of a duration as Go and Rust print it ("1m2.5s", "124.75µs"). Text that was decoded wrongly has
 * a stray `Â` or `¬` before the sign. Undefined when it is none.
 */
export function readDuration(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.replaceAll(/[Â¬](?=[µμ])/g, '').replaceAll('μ', 'µ');
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined;
  const sum = parts.reduce(
    (total, [, count, unit]) => total + Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS],
    0,
  );
  // Sums of decimal fractions end in noise far below a nanosecond.
  const rounded = Math.round(sum * 1e6) / 1e6;
  return rounded <= Number.MAX_SAFE_INTEGER ? rounded : undefined;
}
