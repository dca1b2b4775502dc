import { Badge } from '@/components/ui/badge';
import type { GrantState } from '@/lib/domain/access/state-of-grant';
import { STATE_WORDS } from './access-words';

/** What a grant is now: icon, word and colour together. */
export function StateBadge({ state }: { state: GrantState }) {
  const { icon: Icon, word, text } = STATE_WORDS[state];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={text} />
      {word}
    </Badge>
  );
}
