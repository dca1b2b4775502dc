import { BellRing, Ticket } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

export type Severity = 'page' | 'ticket';

const SEVERITY = {
  page: { word: 'Page', icon: BellRing },
  ticket: { word: 'Ticket', icon: Ticket },
} as const;

/** How loudly something calls for a person; a different badge from the status of the thing. */
export function SeverityBadge({ severity, className }: { severity: Severity; className?: string }) {
  const { word, icon: Icon } = SEVERITY[severity];
  return (
    <Badge variant="outline" className={className}>
      <Icon aria-hidden />
      {word}
    </Badge>
  );
}
