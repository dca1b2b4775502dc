import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Status } from '@/lib/domain/read-models/common';

export type StatusPresentation = {
  word: string;
  icon: LucideIcon;
  text: string;
  edge: string;
  color: string;
};

/** Icon, word and colour of each status. Colour is for icon, edge or bar, never for letters. */
export const STATUS_PRESENTATION: Record<Status, StatusPresentation> = {
  met: {
    word: 'Met',
    icon: CircleCheck,
    text: 'text-status-met',
    edge: 'border-status-met',
    color: 'var(--status-met)',
  },
  'at-risk': {
    word: 'At risk',
    icon: TriangleAlert,
    text: 'text-status-at-risk',
    edge: 'border-status-at-risk',
    color: 'var(--status-at-risk)',
  },
  breached: {
    word: 'Breached',
    icon: OctagonAlert,
    text: 'text-status-breached',
    edge: 'border-status-breached',
    color: 'var(--status-breached)',
  },
  'no-data': {
    word: 'No data',
    icon: CircleDashed,
    text: 'text-status-no-data',
    edge: 'border-status-no-data border-dashed',
    color: 'var(--status-no-data)',
  },
};
