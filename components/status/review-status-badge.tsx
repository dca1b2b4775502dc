import { CircleHelp, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { ReviewStatus } from '@/lib/domain/read-models/sample-estimate';
import { STATUS_PRESENTATION } from './status-presentation';

type Presentation = { word: string; icon: LucideIcon; text: string };

/** An estimate has two states more than a measured objective: reviewed too little, and not yet told apart. */
const REVIEW_STATUS: Record<ReviewStatus, Presentation> = {
  no_data: STATUS_PRESENTATION['no-data'],
  insufficient_review: { ...STATUS_PRESENTATION['no-data'], word: 'Insufficient review' },
  met: STATUS_PRESENTATION.met,
  missed: { ...STATUS_PRESENTATION.breached, word: 'Missed' },
  uncertain: { word: 'Uncertain', icon: CircleHelp, text: STATUS_PRESENTATION['at-risk'].text },
};

/** Where the estimate of M3 stands against its objective. */
export function ReviewStatusBadge({ status }: { status: ReviewStatus }) {
  const { icon: Icon, word, text } = REVIEW_STATUS[status];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={text} />
      {word}
    </Badge>
  );
}
