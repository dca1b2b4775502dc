import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import type { PolicyRow } from '@/lib/domain/read-models/policies';

/** "13 policies made 260,334 decisions in this time range and denied 2.6 %; most denials by edge/gateway (3,750)." */
export function describePolicies(policies: readonly PolicyRow[]): string | null {
  if (policies.length === 0) return null;
  const known = formatCounted(policies.length, 'policy', 'policies');
  const decisions = policies.reduce((sum, each) => sum + each.decisions, 0);
  const denials = policies.reduce((sum, each) => sum + each.denials, 0);
  if (decisions === 0) return `${known} known; none decided anything in this time range.`;
  const most = policies.reduce((one, other) => (other.denials > one.denials ? other : one));
  const by = denials > 0 ? `; most denials by ${most.name} (${formatCount(most.denials)})` : '';
  return `${known} made ${formatCounted(decisions, 'decision')} in this time range and denied ${formatRatio(denials / decisions)}${by}.`;
}
