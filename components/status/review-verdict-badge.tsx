import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';
import { REVIEW_VERDICT_PRESENTATION } from './review-verdict-presentation';

/** What the automatic review of an activation came to: icon, word and colour together. */
export function ReviewVerdictBadge({ verdict }: { verdict: ReviewVerdict }) {
  const { icon: Icon, word, text } = REVIEW_VERDICT_PRESENTATION[verdict];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}
