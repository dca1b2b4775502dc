import { CircleCheck, CircleSlash, Clock, FileWarning, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { GrantKind, ReviewConclusion } from '@/lib/domain/access-grant';
import type { StandingUse } from '@/lib/domain/access/judge-standing';
import type { GrantFinding, GrantState } from '@/lib/domain/access/state-of-grant';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';

export const ACCESS = '/audit/access';
export const grantHref = (id: string): string => `${ACCESS}/${encodeURIComponent(id)}`;

export const KIND_WORDS: Record<GrantKind, string> = {
  'break-glass': 'Break-glass',
  elevation: 'Elevation',
  standing: 'Standing',
};

export const STATE_WORDS: Record<GrantState, { word: string; icon: LucideIcon; text: string }> = {
  active: { word: 'Active', icon: Clock, text: 'text-accent' },
  overdue: { word: 'Overdue', icon: TriangleAlert, text: 'text-status-breached' },
  unreviewed: { word: 'Not reviewed', icon: FileWarning, text: 'text-status-at-risk' },
  expired: { word: 'Expired', icon: CircleSlash, text: 'text-fg-muted' },
  revoked: { word: 'Ended', icon: CircleCheck, text: 'text-fg-muted' },
};

/** A finding in short, and what it means. */
export const FINDING_WORDS: Record<GrantFinding, { word: string; meaning: string }> = {
  overdue: {
    word: 'Overdue',
    meaning: 'Its expiry has passed, and nobody confirmed that the right is gone.',
  },
  unreviewed: {
    word: 'Not reviewed',
    meaning: 'It ended, and nobody else reviewed in time what was done.',
  },
  'used-after-end': {
    word: 'Used after its end',
    meaning: 'Something was done after it had ended, while the right was still there.',
  },
  'no-justification': { word: 'No justification', meaning: 'No record says what it was for.' },
  'no-approver': { word: 'No approver', meaning: 'No record says who approved it.' },
  'self-approved': { word: 'Approved by its holder', meaning: 'Whoever got it also approved it.' },
  'no-expiry': { word: 'No expiry', meaning: 'It breaks the glass for as long as nobody ends it.' },
};

export const CONCLUSION_WORDS: Record<ReviewConclusion, string> = {
  justified: 'Justified',
  'not-justified': 'Not justified',
  'follow-up': 'Needs follow-up',
};

export const USE_WORDS: Record<StandingUse, { word: string; text: string }> = {
  unused: { word: 'Unused', text: 'text-status-at-risk' },
  quiet: { word: 'No use yet', text: 'text-fg-muted' },
  unknown: { word: 'Use unknown', text: 'text-fg-muted' },
  used: { word: 'Used', text: 'text-status-met' },
};

/** By what name people know a holder. */
export const holderName = ({ holder: { name, id } }: Pick<AccessGrantRow, 'holder'>): string =>
  name ?? id ?? 'erased';

/** "3 entries", "more than 100 entries"; null where nobody can tell. */
export function describeUses(uses: number | null): string | null {
  if (uses === null) return null;
  if (uses > 100) return 'more than 100 entries';
  return uses === 1 ? '1 entry' : `${uses} entries`;
}
