import type { Tolerance } from './vector-file';

/** A field that is not what the vector says; `path` as `windows[2].burn_rate`. */
export type Mismatch = { path: string; expected: unknown; got: unknown };

const INFINITIES: Record<string, number> = { inf: Infinity, '-inf': -Infinity };

/**
 * Lists the fields of `expected` that `got` does not agree with. What is computed beyond the fields that a
 * vector states is left alone, but arrays must have the same length and a `Map` the same keys.
 */
export function compareValues(expected: unknown, got: unknown, tolerance: Tolerance, path = ''): Mismatch[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return [{ path, expected, got }];
    return expected.flatMap((each, index) => compareValues(each, got[index], tolerance, `${path}[${index}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null || Array.isArray(got)) return [{ path, expected, got }];
    const fields = got instanceof Map ? Object.fromEntries(got) : got;
    const keys = got instanceof Map ? { ...fields, ...expected } : expected;
    return Object.keys(keys).flatMap((key) =>
      compareValues(
        (expected as Record<string, unknown>)[key],
        (fields as Record<string, unknown>)[key],
        tolerance,
        path === '' ? key : `${path}.${key}`,
      ),
    );
  }
  return isSame(expected, got, tolerance, path) ? [] : [{ path, expected, got }];
}

function isSame(expected: unknown, got: unknown, tolerance: Tolerance, path: string): boolean {
  const wanted = typeof expected === 'string' ? (INFINITIES[expected] ?? expected) : expected;
  if (typeof wanted !== 'number' || typeof got !== 'number') return wanted === got;
  // A share of something infinite would allow anything.
  if (!Number.isFinite(wanted) || !Number.isFinite(got)) return wanted === got;
  if (tolerance.exact) return wanted === got;
  const { abs = 0, rel = 0, p_values_abs: ofPValues = 0 } = tolerance;
  const isPValue = /(?:^|\.)(?:p_\w+|z)$/.test(path);
  const allowed = Math.max(abs, rel * Math.max(Math.abs(wanted), Math.abs(got)), isPValue ? ofPValues : 0);
  return Math.abs(wanted - got) <= allowed;
}
