import {
  BellRing,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { RULE_STATES } from '@/lib/domain/read-models/objectives';

const STATES: Record<(typeof RULE_STATES)[number], { word: string; icon: LucideIcon; color: string }> = {
  firing: { word: 'Firing', icon: BellRing, color: 'text-status-breached' },
  quiet: { word: 'Quiet', icon: CircleCheck, color: 'text-status-met' },
  'too-few-events': { word: 'Too few events', icon: CircleHelp, color: 'text-status-no-data' },
  'no-data': { word: 'No data', icon: CircleDashed, color: 'text-status-no-data' },
  unreachable: { word: 'Can never fire', icon: TriangleAlert, color: 'text-status-at-risk' },
};

/** How an alert rule stands: icon, word and colour together. */
export function RuleStateBadge({ state }: { state: keyof typeof STATES }) {
  const { word, icon: Icon, color } = STATES[state];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={color} />
      {word}
    </Badge>
  );
}
