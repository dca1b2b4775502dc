import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
import { lineHref } from './line-href';
import { QuotedSentence } from './quoted-sentence';
import { WORD_EFFECT_PRESENTATION } from './word-effect-presentation';

/** One change: whether it permits more or less, what it is in words, its parts, and its line in the text. */
export function WordStatementItem({
  statement: { effect, sentence, details, place },
  files,
}: {
  statement: WordStatement;
  files: PolicyDiff['files'];
}) {
  const href = lineHref(place, files);
  const where = place.line === null ? place.file : `${place.file}, line ${place.line}`;
  return (
    <li className="border-line grid gap-x-3 gap-y-1 border-t px-4 py-2.5 first:border-t-0 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <EffectBadge effect={effect} />
      <div className="grid gap-1">
        <p className="text-sm text-pretty">
          <QuotedSentence sentence={sentence} />
        </p>
        {details.length > 0 ? (
          <ul className="text-fg-muted grid list-disc gap-0.5 pl-5 text-sm">
            {details.map((detail, index) => (
              <li key={index}>
                <QuotedSentence sentence={detail.sentence} />
                {detail.effect !== effect && detail.effect !== 'none' ? (
                  <> ({WORD_EFFECT_PRESENTATION[detail.effect].word.toLowerCase()})</>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {href === null ? (
          <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">{where}</p>
        ) : (
          <p className="text-xs">
            <a href={href} className="link inline-flex min-h-6 items-center [overflow-wrap:anywhere]">
              {where}
              {place.side === 'from' ? ' (before)' : ''}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

function EffectBadge({ effect }: { effect: WordEffect }) {
  const { word, hint, icon: Icon, className } = WORD_EFFECT_PRESENTATION[effect];
  return (
    <p>
      <Badge variant="plain" title={hint}>
        <Icon aria-hidden className={cn(className)} />
        {word}
      </Badge>
    </p>
  );
}
