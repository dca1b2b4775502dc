import { ChevronsDown, ChevronsUp, UnfoldVertical, type LucideIcon } from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { COLUMN_COUNT, type DiffView } from './diff-view';
import { STEP, openFold, type LineRange } from './fold-lines';
import type { FoldRow } from './list-rows';

/** Unchanged lines that are folded away, and the ways to see some or all of them. */
export function FoldRowView({
  row: { block, isFirst, isLast },
  view,
  onOpen,
  index,
  measure,
}: {
  row: FoldRow;
  view: DiffView;
  /** `vanishes` when nothing of the fold is left, so that the focus must go elsewhere. */
  onOpen: (range: LineRange, vanishes: boolean) => void;
  index?: number;
  measure?: (element: HTMLTableRowElement | null) => void;
}) {
  const isLong = block.lines.length > STEP + 4;
  const step = `${STEP} unchanged lines`;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index === undefined ? undefined : index + 2}>
      <td colSpan={COLUMN_COUNT[view]} className="border-line bg-muted/40 border-y p-0 font-sans">
        <span className="flex flex-wrap">
          {isLong && !isFirst ? (
            <FoldButton
              icon={ChevronsDown}
              label={`${STEP} more below`}
              name={`Show ${step} below the lines above`}
              onClick={() => onOpen(openFold(block, 'top'), false)}
            />
          ) : null}
          <FoldButton
            icon={UnfoldVertical}
            label={`Show ${formatCounted(block.lines.length, 'unchanged line')}`}
            onClick={() => onOpen(openFold(block, 'all'), true)}
          />
          {isLong && !isLast ? (
            <FoldButton
              icon={ChevronsUp}
              label={`${STEP} more above`}
              name={`Show ${step} above the lines below`}
              onClick={() => onOpen(openFold(block, 'bottom'), false)}
            />
          ) : null}
        </span>
      </td>
    </tr>
  );
}

function FoldButton({
  icon: Icon,
  label,
  name,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  name?: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onClick}
      className="text-fg-muted hover:bg-hover hover:text-fg inline-flex min-h-7 items-center gap-2 px-3 text-left text-xs focus-visible:-outline-offset-2"
    >
      <Icon aria-hidden className="size-3.5" />
      {label}
    </button>
  );
}
