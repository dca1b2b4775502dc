import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { OUTCOME_CATEGORIES, presentOutcome } from './outcome-presentation';

/** What became of a decision, attestation, authentication or flow: a category, not a verdict. */
export function OutcomeBadge({ outcome, className }: { outcome: string; className?: string }) {
  const { icon: Icon, word, category } = presentOutcome(outcome);
  return (
    <Badge variant="plain" className={className}>
      <Icon aria-hidden className={cn(category ? OUTCOME_CATEGORIES[category].text : 'text-fg-muted')} />
      {word}
    </Badge>
  );
}
