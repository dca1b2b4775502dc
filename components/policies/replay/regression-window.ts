import type { PolicyDiff } from '@/lib/domain/read-models/policies';

const MINUTE = 60_000;

/**
 * The hour around the first activation of a diff's newer revision: a quarter before it and three after. Empty
 * where it never was in force.
 */
export function regressionWindow({ activeIn }: Pick<PolicyDiff, 'activeIn'>): { from?: string; to?: string } {
  const first = activeIn.at(-1);
  if (!first) return {};
  const at = Date.parse(first.since);
  return {
    from: new Date(at - 15 * MINUTE).toISOString(),
    to: new Date(at + 45 * MINUTE).toISOString(),
  };
}
