import { Badge } from '@/components/ui/badge';
import type { ChangeType } from '@/lib/domain/kinds';
import { CHANGE_PRESENTATION } from './change-type-presentation';

/** The type of a change: icon and words. */
export function ChangeTypeBadge({ type }: { type: ChangeType }) {
  const { word, icon: Icon } = CHANGE_PRESENTATION[type];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className="text-fg-muted" />
      {word}
    </Badge>
  );
}
