import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import type { PolicyList } from '@/lib/domain/read-models/policy-list';

/** "13 policies made 260,334 decisions in this time range and denied 2.6 %; most denials by edge/gateway (3,750)." */
export function describePolicies({
  counts: { all },
  totals: { decisions, denials, most },
}: Pick<PolicyList, 'counts' | 'totals'>): string | null {
  if (all === 0) return null;
  const known = formatCounted(all, 'policy', 'policies');
  if (decisions === 0) return `${known} known; none decided anything in this time range.`;
  const by = most ? `; most denials by ${most.name} (${formatCount(most.denials)})` : '';
  return `${known} made ${formatCounted(decisions, 'decision')} in this time range and denied ${formatRatio(denials / decisions)}${by}.`;
}
