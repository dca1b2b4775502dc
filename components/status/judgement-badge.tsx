import { Badge } from '@/components/ui/badge';
import type { Cause, Judgement } from '@/lib/domain/verdict';
import { CAUSE_WORDS, JUDGEMENT_PRESENTATION } from './judgement-presentation';

/** What a person said about a denial, with the cause of a false positive where it is known. */
export function JudgementBadge({
  judgement,
  cause = null,
  isUndone = false,
}: {
  judgement: Judgement;
  cause?: Cause | null;
  isUndone?: boolean;
}) {
  const { icon: Icon, word } = JUDGEMENT_PRESENTATION[judgement];
  return (
    <Badge variant="plain" className={isUndone ? 'text-fg-muted line-through' : undefined}>
      <Icon aria-hidden />
      {cause ? `${word}: ${CAUSE_WORDS[cause].word.toLowerCase()}` : word}
    </Badge>
  );
}
