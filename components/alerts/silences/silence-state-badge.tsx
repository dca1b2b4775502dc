import { BellOff, CalendarClock, CircleCheck, Hourglass, Repeat, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { SilenceState } from '@/lib/domain/read-models/silences';

const STATES: Readonly<Record<SilenceState, { word: string; icon: LucideIcon; meaning: string }>> = {
  active: { word: 'Active', icon: BellOff, meaning: 'What it matches is not told now.' },
  between: { word: 'Between', icon: Repeat, meaning: 'It recurs, and does not hold just now.' },
  upcoming: { word: 'Upcoming', icon: CalendarClock, meaning: 'It has not begun.' },
  expired: { word: 'Expired', icon: Hourglass, meaning: 'It ran out.' },
  ended: { word: 'Ended', icon: CircleCheck, meaning: 'Somebody ended it before its end.' },
};

/** The word of a silence's state. */
export const silenceStateWord = (state: SilenceState): string => STATES[state].word;

/** How a silence stands: icon and word. */
export function SilenceStateBadge({ state }: { state: SilenceState }) {
  const { word, icon: Icon, meaning } = STATES[state];
  return (
    <Badge variant={state === 'active' ? 'accent' : 'plain'} title={meaning}>
      <Icon aria-hidden />
      {word}
    </Badge>
  );
}
