/** A stretch of a runbook's Markdown. A step is one item of a task list, `- [ ] …`, with what belongs to it. */
export type RunbookBlock = { kind: 'text'; text: string } | { kind: 'step'; id: string; text: string };

const STEP = /^( {0,3})[-*+] \[[ xX]\] +(.*)$/;
const FENCE = /^\s*(`{3,}|~{3,})/;
const NAMED = /\s*\{#([a-z0-9][a-z0-9-]{0,59})\}\s*$/;

/**
 * Takes a runbook's Markdown apart into text and steps. The id of a step stays the same while its words do, wherever it is
 * moved to; one that is written at its end, `{#look-at-the-diff}`, stays the same whatever its words become. Pure.
 */
export function listBlocks(body: string): RunbookBlock[] {
  const blocks: { id: string | null; lines: string[] }[] = [{ id: null, lines: [] }];
  const taken = new Map<string, number>();
  let fence: string | null = null;
  /** How far what belongs to the step is indented at least; null outside of steps. */
  let indent: number | null = null;
  for (const line of body.split(/\r?\n/)) {
    const step = fence === null ? STEP.exec(line) : null;
    if (step) {
      const named = NAMED.exec(step[2]!);
      const words = named ? step[2]!.slice(0, named.index) : step[2]!;
      indent = step[1]!.length + 2;
      blocks.push({ id: uniqueOf(named?.[1] ?? slugOf(words), taken), lines: [words] });
      continue;
    }
    if (fence === null && indent !== null && line.trim() !== '' && indentOf(line) < indent) {
      indent = null;
      blocks.push({ id: null, lines: [] });
    }
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence[0]!) && mark.length >= fence.length && line.trim() === mark) fence = null;
    blocks.at(-1)!.lines.push(indent === null ? line : line.slice(Math.min(indent, indentOf(line))));
  }
  return blocks.flatMap(({ id, lines }): RunbookBlock[] => {
    const text = lines.join('\n').trim();
    if (id !== null) return [{ kind: 'step', id, text }];
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || 'step';

function uniqueOf(id: string, taken: Map<string, number>): string {
  const times = (taken.get(id) ?? 0) + 1;
  taken.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}
