import { cn } from '@/components/ui/cn';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { CodeText } from './code/code-text';
import type { Token } from './code/token';
import { DIFF_BACKGROUND } from './diff-background';
import type { WordPart } from './highlight-words';
import type { Side } from './line-target';

const SIGN = { same: '', added: '+', removed: '−' } as const;

/** "Added line 12: ", for those who see neither sign nor colour. */
const announce = ({ kind, from, to }: DiffLine): string =>
  kind === 'added' ? `Added line ${to}: ` : kind === 'removed' ? `Removed line ${from}: ` : '';

/** The sign and the text of a line. Sign, colour and (for screen readers) words say the same. */
export function CodeCell({
  line,
  side,
  tokens,
  words,
  isMarked = false,
}: {
  line: DiffLine;
  /** The column it stands in, so that a selection of one side copies that side. */
  side: Side;
  tokens: readonly Token[] | null;
  words: readonly WordPart[] | null;
  isMarked?: boolean;
}) {
  return (
    <td
      className={cn(
        'px-2 align-top',
        DIFF_BACKGROUND[line.kind],
        isMarked && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <span className="flex">
        <span
          aria-hidden
          data-sign={SIGN[line.kind]}
          className="w-[2ch] shrink-0 font-semibold select-none before:content-[attr(data-sign)]"
        />
        <span className="min-h-6 min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap [tab-size:4]">
          {line.kind === 'same' ? null : <span className="sr-only select-none">{announce(line)}</span>}
          <span data-code={side}>
            <CodeText text={line.text} tokens={tokens} words={words} />
          </span>
        </span>
      </span>
    </td>
  );
}

/** The place of a line that this side lacks. */
export const MissingCells = () => (
  <td colSpan={2} className="bg-muted/60">
    <span className="sr-only select-none">No line on this side</span>
  </td>
);
