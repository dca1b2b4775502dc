import type { Document, LineCounter, Node } from 'yaml';

/** The line (from 1) of the node at a path of a YAML document, or of the nearest one above it. */
export function findLine(
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length >= 0; length--) {
    const at = path.slice(0, length);
    const node = (length === 0 ? document.contents : document.getIn(at, true)) as Node | null | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
