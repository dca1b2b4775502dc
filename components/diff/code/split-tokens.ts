import type { Token, TokenKind } from './token';

/** A node of the highlighter's tree, as far as it is read here. */
export type CodeNode =
  | { type: 'text'; value: string }
  | { type: 'element'; properties: { className?: unknown }; children: readonly CodeNode[] };

/** The grammars' names for what the theme tells apart. */
const KINDS: Readonly<Record<string, TokenKind>> = {
  comment: 'comment',
  string: 'string',
  scalar: 'string',
  keyword: 'keyword',
  annotation: 'keyword',
  directive: 'keyword',
  boolean: 'constant',
  null: 'constant',
  number: 'constant',
  datetime: 'constant',
  important: 'constant',
  property: 'name',
  key: 'name',
  variable: 'name',
  slot: 'name',
  function: 'function',
  namespace: 'function',
  'class-name': 'function',
  tag: 'function',
};

/** The tree of a highlighted text as lines of tokens; a token over several lines is one in each. */
export function splitTokens(nodes: readonly CodeNode[]): Token[][] {
  const lines: Token[][] = [[]];
  const walk = (node: CodeNode, kind: TokenKind | null): void => {
    if (node.type === 'element') {
      const own = kindOf(node.properties.className) ?? kind;
      node.children.forEach((child) => walk(child, own));
      return;
    }
    node.value.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      const line = lines.at(-1)!;
      const last = line.at(-1);
      if (text === '') return;
      if (last && last.kind === kind) last.text += text;
      else line.push({ text, kind });
    });
  };
  nodes.forEach((node) => walk(node, null));
  return lines;
}

function kindOf(className: unknown): TokenKind | null {
  if (!Array.isArray(className)) return null;
  for (const name of className) if (typeof name === 'string' && KINDS[name]) return KINDS[name];
  return null;
}
