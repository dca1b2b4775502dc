import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { SloStatus } from '@/lib/domain/read-models/objectives';
import { SLO_STATUS_PRESENTATION } from './slo-status-presentation';

/** How an objective burns: icon, word and colour together. */
export function SloStatusBadge({ status, className }: { status: SloStatus; className?: string }) {
  const { icon: Icon, word, text, meaning } = SLO_STATUS_PRESENTATION[status];
  return (
    <Badge variant="plain" className={className} title={meaning}>
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}
