import {
  Activity,
  BellOff,
  CircleCheck,
  CircleDashed,
  Flame,
  Hourglass,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { AlertState } from '@/lib/domain/alerting/alert-state';

type Presentation = { word: string; icon: LucideIcon; text: string; meaning: string };

/** How each state of an alert is shown, and what it means. Red is for what fires and nobody has taken. */
export const ALERT_STATE_PRESENTATION: Readonly<Record<AlertState, Presentation>> = {
  pending: {
    word: 'Pending',
    icon: Hourglass,
    text: 'text-status-at-risk',
    meaning: 'Its condition holds, not yet for as long as the rule asks.',
  },
  firing: {
    word: 'Firing',
    icon: Flame,
    text: 'text-status-breached',
    meaning: 'Its condition holds and nobody has taken it yet.',
  },
  acknowledged: {
    word: 'Acknowledged',
    icon: UserCheck,
    text: 'text-status-at-risk',
    meaning: 'Somebody is on it.',
  },
  suppressed: {
    word: 'Suppressed',
    icon: BellOff,
    text: 'text-status-no-data',
    meaning:
      'It fires, and a silence, a maintenance window, another alert or the cooldown keeps it from being told.',
  },
  flapping: {
    word: 'Flapping',
    icon: Activity,
    text: 'text-status-at-risk',
    meaning: 'It comes and goes too often to be told each time.',
  },
  'no-data': {
    word: 'No data',
    icon: CircleDashed,
    text: 'text-status-no-data',
    meaning: 'What it looks at is not measured, so nobody can tell.',
  },
  resolved: {
    word: 'Resolved',
    icon: CircleCheck,
    text: 'text-status-met',
    meaning: 'It ended.',
  },
};

/** The state of an alert: icon, word and colour together. */
export function AlertStateBadge({ state }: { state: AlertState }) {
  const { icon: Icon, word, text, meaning } = ALERT_STATE_PRESENTATION[state];
  return (
    <Badge variant="plain" title={meaning}>
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}
