import { CircleCheck, CircleDashed, Eye, Undo2, type LucideIcon } from 'lucide-react';
import type { ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';

/** Icon, word and colour of what the automatic review of an activation came to. */
export const REVIEW_VERDICT_PRESENTATION: Record<
  ReviewVerdict,
  { word: string; icon: LucideIcon; text: string; edge: string }
> = {
  fine: { word: 'Fine', icon: CircleCheck, text: 'text-status-met', edge: 'border-status-met' },
  watch: { word: 'Watch', icon: Eye, text: 'text-status-at-risk', edge: 'border-status-at-risk' },
  regression: {
    word: 'Regression',
    icon: Undo2,
    text: 'text-status-breached',
    edge: 'border-status-breached',
  },
  'no-data': {
    word: 'No data',
    icon: CircleDashed,
    text: 'text-status-no-data',
    edge: 'border-status-no-data border-dashed',
  },
};
