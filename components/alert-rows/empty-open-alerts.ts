import type { EmptyKind } from '@/components/states/empty';
import type { AlertList } from '@/lib/domain/read-models/alerts';

/** Before the first evaluation nobody can tell whether all is quiet. */
export const NOT_EVALUATED: EmptyKind = {
  kind: 'not-connected',
  title: 'Rules were not evaluated yet',
  how: 'The first evaluation comes within half a minute after the start.',
};

/** Why no alert is open: filtered away, good news, or no rule was evaluated yet. Null where one is. */
export function emptyOpenAlerts(
  { items, evaluatedAt }: Pick<AlertList, 'items' | 'evaluatedAt'>,
  { hasScopeFilter, clearScope }: { hasScopeFilter: boolean; clearScope: () => void },
): EmptyKind | null {
  if (items.length > 0) return null;
  if (hasScopeFilter)
    return {
      kind: 'no-match',
      title: 'No open alert matches',
      detail: 'The scope is filtered.',
      onClear: clearScope,
    };
  return evaluatedAt
    ? { kind: 'all-quiet', title: 'No alert is open', checkedAt: evaluatedAt }
    : NOT_EVALUATED;
}
