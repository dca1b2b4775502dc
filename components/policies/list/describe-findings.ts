import { formatCount, formatCounted } from '@/components/format/format-count';
import type { PolicyFinding, PolicyFindingKind } from '@/lib/domain/read-models/policy-list';

/** What each finding is called. */
export const FINDING_WORDS: Record<PolicyFindingKind, string> = {
  unused: 'Unused',
  'never-denying': 'Never denying',
  'always-denying': 'Always denying',
  shadowed: 'Shadowed',
  differing: 'Differs between environments',
};

/** How each finding is told, as the screen says it. */
export const describeFindingRule = (kind: PolicyFindingKind, days: number): string =>
  ({
    unused: `It made no decision for ${formatCounted(days, 'day')}, or never one. A bundle by whose revisions other policies decide is in use.`,
    'never-denying':
      'None of at least 20 decisions in the time range was a denial. Policies of sources that report nothing but denials are left out.',
    'always-denying':
      'All of at least 20 decisions in the time range were denials. Policies of sources that report nothing but denials are left out.',
    shadowed:
      'Each of at least 20 denials in the time range belongs to a trace in which one other policy had denied before, so it made no difference. Told from the last 5,000 denials of all policies; where a denial carries no trace it is not claimed.',
    differing:
      'Environments run different revisions now, canaries aside. Older than the bound of the settings it is a drift.',
  })[kind];

/** One finding of a policy in words. */
export function describeFinding(finding: PolicyFinding): string {
  switch (finding.kind) {
    case 'unused':
      if (finding.lastDecisionOn !== null) return `Unused: last decision on ${finding.lastDecisionOn} (UTC)`;
      return finding.hasEverDecided
        ? 'Unused: last decision more than 90 days ago'
        : 'Unused: it never made a decision';
    case 'never-denying':
      return `Never denying: none of ${formatCounted(finding.decisions, 'decision')}`;
    case 'always-denying':
      return `Always denying: all of ${formatCounted(finding.decisions, 'decision')}`;
    case 'shadowed':
      return `Shadowed by ${finding.by}: it had denied all ${formatCount(finding.denials)} before`;
    case 'differing':
      return `Differs: ${finding.environments.join(', ')} without ${finding.newest}`;
  }
}
