import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  OctagonAlert,
  TrendingDown,
  TrendingUp,
  type LucideIcon,
} from 'lucide-react';
import type { SloStatus } from '@/lib/domain/read-models/objectives';

/** Icon, word and colour of how an objective burns, and what the word means. Colour is never for letters. */
export const SLO_STATUS_PRESENTATION: Record<
  SloStatus,
  { word: string; icon: LucideIcon; text: string; meaning: string }
> = {
  critical: {
    word: 'Critical',
    icon: OctagonAlert,
    text: 'text-status-breached',
    meaning: 'The long and the short window both burn above the threshold.',
  },
  recovering: {
    word: 'Recovering',
    icon: TrendingDown,
    text: 'text-status-at-risk',
    meaning: 'The long window burned above the threshold, the short one no longer does.',
  },
  increasing: {
    word: 'Increasing',
    icon: TrendingUp,
    text: 'text-status-at-risk',
    meaning: 'The short window burns above the threshold, the long one not yet.',
  },
  acceptable: {
    word: 'Acceptable',
    icon: CircleCheck,
    text: 'text-status-met',
    meaning: 'Neither window burns above the threshold.',
  },
  'too-few-events': {
    word: 'Too few events',
    icon: CircleHelp,
    text: 'text-status-no-data',
    meaning: 'The windows hold too few events to tell a burn rate from chance.',
  },
  'no-data': {
    word: 'No data',
    icon: CircleDashed,
    text: 'text-status-no-data',
    meaning: 'Nothing was measured in the windows.',
  },
};
