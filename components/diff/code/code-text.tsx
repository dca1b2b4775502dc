import { cn } from '@/components/ui/cn';
import { formatCounted } from '@/components/format/format-count';
import type { WordPart } from '../highlight-words';
import { joinParts } from './join-parts';
import type { Token, TokenKind } from './token';

const COLOUR: Record<TokenKind, string> = {
  comment: 'text-code-comment italic',
  string: 'text-code-string',
  keyword: 'text-code-keyword',
  constant: 'text-code-constant',
  name: 'text-code-name',
  function: 'text-code-function',
};

/** A line may be a whole minified file, which no browser can lay out. */
const MAX_SHOWN = 4_000;

/** The text of a line with its colours and changed words. */
export function CodeText({
  text,
  tokens,
  words,
}: {
  text: string;
  tokens: readonly Token[] | null;
  words: readonly WordPart[] | null;
}) {
  if (text.length > MAX_SHOWN)
    return (
      <>
        {text.slice(0, MAX_SHOWN)}
        <span className="text-fg-muted select-none">
          {' '}
          … {formatCounted(text.length - MAX_SHOWN, 'more character')}
        </span>
      </>
    );
  return joinParts(text, tokens, words).map(({ text, kind, changed }, index) => {
    if (changed)
      return (
        <strong key={index} className={cn('bg-fg/10 rounded-xs font-semibold', kind && COLOUR[kind])}>
          {text}
        </strong>
      );
    return kind ? (
      <span key={index} className={COLOUR[kind]}>
        {text}
      </span>
    ) : (
      text
    );
  });
}
