import type { Cause } from '@/lib/domain/alerting/causes';
import type { Window } from '@/lib/domain/time-range';
import { nameMost } from '@/lib/alerting/messages/name-most';
import type { MessageFacts } from '@/lib/alerting/messages/write-notification';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

/** What counts as a failure beside an alert of a cause. */
const FAILURES: Partial<Record<Cause, Pick<RollupFilter, 'kinds' | 'outcomes'>>> = {
  attestation: { kinds: ['attestation'], outcomes: ['failed', 'stale'] },
  identity: { kinds: ['auth'], outcomes: ['failure'] },
  network: { kinds: ['flow'], outcomes: ['denied', 'error'] },
  data: { kinds: ['data-access'], outcomes: ['denied'] },
};
const DENIALS = { kinds: ['decision'], outcomes: ['deny', 'error'] };

/** The three policies and services with the most failures of a scope in a window, the most first. */
export async function nameTopFailures(
  cause: Cause,
  window: Window,
  scope: RollupFilter,
): Promise<Pick<MessageFacts, 'topPolicies' | 'topServices'>> {
  const rows = await countRollups({
    window,
    filter: { ...scope, ...(FAILURES[cause] ?? DENIALS) },
    by: ['policy', 'service'],
  });
  return { topPolicies: rank(rows, 'policy'), topServices: rank(rows, 'service') };
}

const rank = (rows: readonly RollupCount[], by: 'policy' | 'service') =>
  nameMost(rows.map((row) => [row[by], row.weight]));
