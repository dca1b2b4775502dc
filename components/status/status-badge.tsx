import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { Status } from '@/lib/domain/read-models/common';
import { STATUS_PRESENTATION } from './status-presentation';

/** The state of a thing: icon, word and colour together. */
export function StatusBadge({ status, className }: { status: Status; className?: string }) {
  const { icon: Icon, word, text } = STATUS_PRESENTATION[status];
  return (
    <Badge variant="plain" className={className}>
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}
