import type { DiffLine } from '@/lib/domain/read-models/policies';

/** A stretch of lines that is shown, or of unchanged lines that is folded away. */
export type DiffBlock = { kind: 'lines' | 'fold'; start: number; lines: DiffLine[] };

/** Unchanged lines shown around each change. */
const CONTEXT = 3;
/** Fewer hidden lines than this take as much room as the line that would hide them. */
const LEAST_HIDDEN = 4;

/** Folds the unchanged lines that are not near a change. `start` tells blocks of a file apart. */
export function foldLines(lines: readonly DiffLine[]): DiffBlock[] {
  const isNear = markNear(lines);
  const blocks: DiffBlock[] = [];
  lines.forEach((line, index) => {
    const kind = isNear[index] ? 'lines' : 'fold';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, start: index, lines: [line] });
  });
  return joinShortFolds(blocks);
}

function markNear(lines: readonly DiffLine[]): boolean[] {
  const near = lines.map(() => false);
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let at = Math.max(0, index - CONTEXT); at <= Math.min(lines.length - 1, index + CONTEXT); at++)
      near[at] = true;
  });
  return near;
}

function joinShortFolds(blocks: readonly DiffBlock[]): DiffBlock[] {
  const joined: DiffBlock[] = [];
  for (const block of blocks) {
    const kind = block.kind === 'fold' && block.lines.length < LEAST_HIDDEN ? 'lines' : block.kind;
    const last = joined.at(-1);
    if (kind === 'lines' && last?.kind === 'lines') last.lines.push(...block.lines);
    else joined.push({ ...block, kind, lines: [...block.lines] });
  }
  return joined;
}
