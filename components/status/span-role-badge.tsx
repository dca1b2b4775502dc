import { Badge } from '@/components/ui/badge';
import type { SpanRole } from '@/lib/domain/span';
import { SPAN_ROLE_PRESENTATION } from './span-role-presentation';

/** What a span's time was spent on. */
export function SpanRoleBadge({ role }: { role: SpanRole }) {
  const { icon: Icon, word, text } = SPAN_ROLE_PRESENTATION[role];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={text} />
      {word}
    </Badge>
  );
}
