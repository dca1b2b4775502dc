import type { DiffLine } from '@/lib/domain/read-models/policies';

/** Lines by their index in the file's diff; `end` is the first one after. */
export type LineRange = { start: number; end: number };

/** A stretch of lines that is shown, or of unchanged lines that is folded away. */
export type DiffBlock = { kind: 'lines' | 'fold'; start: number; lines: readonly DiffLine[] };

/** Unchanged lines shown around each change. */
const CONTEXT = 3;
/** Fewer hidden lines than this take as much room as the line that would hide them. */
const LEAST_HIDDEN = 4;
/** Lines that opening a fold from one of its ends shows. */
export const STEP = 20;

/** Folds the unchanged lines that are neither near a change nor opened. */
export function foldLines(lines: readonly DiffLine[], opened: readonly LineRange[] = []): DiffBlock[] {
  const isShown = markShown(lines, opened);
  const blocks: DiffBlock[] = [];
  let start = 0;
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && isShown[at] === isShown[start]) continue;
    blocks.push({ kind: isShown[start] ? 'lines' : 'fold', start, lines: lines.slice(start, at) });
    start = at;
  }
  return blocks;
}

/** The lines of a fold that appear when it is opened from its first line on, from its last, or whole. */
export function openFold({ start, lines }: DiffBlock, from: 'top' | 'bottom' | 'all'): LineRange {
  const end = start + lines.length;
  if (from === 'all') return { start, end };
  return from === 'top'
    ? { start, end: Math.min(end, start + STEP) }
    : { start: Math.max(start, end - STEP), end };
}

/** A line with the lines around it, as a change has them. */
export const aroundLine = (at: number): LineRange => ({
  start: Math.max(0, at - CONTEXT),
  end: at + CONTEXT + 1,
});

function markShown(lines: readonly DiffLine[], opened: readonly LineRange[]): boolean[] {
  const shown = lines.map(() => false);
  const show = ({ start, end }: LineRange) => shown.fill(true, start, end);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') show(aroundLine(at));
  });
  opened.forEach(show);
  showShortStretches(shown);
  return shown;
}

function showShortStretches(shown: boolean[]): void {
  let start = 0;
  for (let at = 1; at <= shown.length; at++) {
    if (at < shown.length && shown[at] === shown[start]) continue;
    if (!shown[start] && at - start < LEAST_HIDDEN) shown.fill(true, start, at);
    start = at;
  }
}
