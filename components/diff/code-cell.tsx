import { cn } from '@/components/ui/cn';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { WordPart } from './highlight-words';

const SIGN = { same: '', added: '+', removed: '−' } as const;
const WORD = { same: '', added: 'Added: ', removed: 'Removed: ' } as const;
const BACKGROUND = { same: '', added: 'bg-diff-added', removed: 'bg-diff-removed' } as const;

/** The number of a line on one side; empty where that side lacks it. */
export const NumberCell = ({ number, kind }: { number: number | null; kind: DiffLine['kind'] }) => (
  <td
    className={cn(
      'figures text-fg-muted w-[1%] min-w-9 px-2 text-right align-top select-none',
      BACKGROUND[kind],
    )}
  >
    {number}
  </td>
);

/** The sign and the text of a line. Sign, colour and (for screen readers) a word say the same. */
export function CodeCell({ line, parts }: { line: DiffLine; parts?: readonly WordPart[] }) {
  return (
    <td className={cn('px-2 align-top', BACKGROUND[line.kind])}>
      <span className="flex">
        <span aria-hidden className="w-[2ch] shrink-0 font-semibold select-none">
          {SIGN[line.kind]}
        </span>
        <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap [tab-size:4]">
          {WORD[line.kind] ? <span className="sr-only">{WORD[line.kind]}</span> : null}
          {parts ? parts.map((part, index) => <Word key={index} part={part} />) : line.text || ' '}
        </span>
      </span>
    </td>
  );
}

const Word = ({ part: { text, changed } }: { part: WordPart }) =>
  changed ? <strong className="bg-fg/12 rounded-xs font-semibold">{text}</strong> : text;

/** The place of a line that this side lacks. */
export const MissingCells = () => (
  <td colSpan={2} className="bg-muted/60">
    <span className="sr-only">No line on this side</span>
  </td>
);
