import { Archive, CircleCheck, CircleHelp, VolumeX, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { SourceState } from '@/lib/domain/read-models/sources';

export const SOURCE_STATE_PRESENTATION: Record<
  SourceState,
  { word: string; icon: LucideIcon; text: string; meaning: string }
> = {
  silent: {
    word: 'Silent',
    icon: VolumeX,
    text: 'text-status-breached',
    meaning: 'No event for longer than it is usually silent. What is measured by it is not known.',
  },
  sending: {
    word: 'Sending',
    icon: CircleCheck,
    text: 'text-status-met',
    meaning: 'Sends as it usually does.',
  },
  occasional: {
    word: 'Now and then',
    icon: CircleHelp,
    text: 'text-status-no-data',
    meaning: 'Not regular enough to be missed, or known for less than six hours.',
  },
  retired: {
    word: 'Retired',
    icon: Archive,
    text: 'text-status-no-data',
    meaning: 'Nobody expects it any more, until it sends again.',
  },
};

/** Whether a source still sends: icon, word and colour together. */
export function SourceStateBadge({ state }: { state: SourceState }) {
  const { icon: Icon, word, text } = SOURCE_STATE_PRESENTATION[state];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}
