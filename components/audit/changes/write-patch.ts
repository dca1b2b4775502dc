import { createTwoFilesPatch } from 'diff';

/** The unified diff of two states, as formatted JSON or, of two texts, line by line; null where they are the same. */
export function writePatch(before: unknown, after: unknown): string | null {
  const areTexts = typeof before === 'string' && typeof after === 'string';
  const [was, is] = areTexts ? [before, after] : [write(before), write(after)];
  return was === is
    ? null
    : createTwoFilesPatch('changes', 'changes', was, is, undefined, undefined, { context: 4 });
}

const write = (value: unknown): string => `${JSON.stringify(sortKeys(value ?? null), null, 2)}\n`;

/** The order of keys means nothing in JSON, and would look like a change. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
