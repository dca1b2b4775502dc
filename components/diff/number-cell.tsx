import type { MouseEvent } from 'react';
import { cn } from '@/components/ui/cn';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { DIFF_BACKGROUND } from './diff-background';
import { chooseLine, covers, lineId, type LineTarget, type Side } from './line-target';
import { addressLines } from './use-line-target';

/** Which lines of which file can be linked to; null where lines have no address. */
export type LineLinks = { file: number; target: LineTarget | null } | null;

/**
 * The number of a line on one side; empty where that side lacks it. Numbers are drawn by the style, so
 * that no selection can copy them. A click puts the line into the address, with Shift a stretch.
 */
export function NumberCell({
  side,
  number,
  kind,
  links,
}: {
  side: Side;
  number: number | null;
  kind: DiffLine['kind'];
  links: LineLinks;
}) {
  const isMarked = links !== null && covers(links.target, links.file, side, number);
  return (
    <td
      className={cn(
        'figures text-fg-muted p-0 text-right align-top select-none',
        DIFF_BACKGROUND[kind],
        isMarked && 'bg-accent text-fg-inverse font-semibold',
      )}
    >
      {number === null ? null : links === null ? (
        <span data-line={number} className="block px-2 before:content-[attr(data-line)]" />
      ) : (
        <a
          id={lineId(links.file, side, number)}
          href={`#${lineId(links.file, side, number)}`}
          data-line={number}
          // Rows take the focus and Enter links them: no reader has to tab through every number.
          tabIndex={-1}
          aria-label={`Line ${number} ${side === 'from' ? 'before' : 'after'}`}
          aria-current={isMarked ? 'location' : undefined}
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          onClick={(event) => choose(event, links, { file: links.file, side, line: number })}
          className="hover:text-fg block min-h-6 px-2 before:content-[attr(data-line)] hover:underline"
        />
      )}
    </td>
  );
}

function choose(
  event: MouseEvent,
  links: NonNullable<LineLinks>,
  line: { file: number; side: Side; line: number },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  addressLines(chooseLine(links.target, line, event.shiftKey));
}
