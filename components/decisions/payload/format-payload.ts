import { HIDDEN } from './secret-names';

/** One line of a document: its text, and what a reader must know about its value. */
export type PayloadLine = {
  depth: number;
  text: string;
  /** `masked`: replaced by the source; `removed`: taken out by it; `hidden`: hidden by this page. */
  note: 'masked' | 'removed' | 'hidden' | null;
};

type Place = { depth: number; pointer: string; label: string; comma: string };

/**
 * A document as lines of formatted JSON. The value at a masked pointer is marked; where the field is
 * gone, a line without value stands in its place. Pointers are relative to the document.
 */
export function formatPayload(value: unknown, masked: readonly string[]): PayloadLine[] {
  const lines: PayloadLine[] = [];
  const isMasked = new Set(masked);

  const visit = (current: unknown, { depth, pointer, label, comma }: Place): void => {
    const push = (text: string, note: PayloadLine['note'] = null) =>
      lines.push({ depth, text: `${label}${text}${comma}`, note });
    if (isMasked.has(pointer)) return void push(JSON.stringify(current), 'masked');
    if (current === HIDDEN) return void push(JSON.stringify(current), 'hidden');
    if (typeof current !== 'object' || current === null) return void push(JSON.stringify(current) ?? 'null');

    const isList = Array.isArray(current);
    const entries = Object.entries(current);
    const removed = isList ? [] : listRemoved(pointer, current, isMasked);
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    if (entries.length + removed.length === 0) return void push(`${open}${close}`);
    lines.push({ depth, text: `${label}${open}`, note: null });
    entries.forEach(([key, inner], index) =>
      visit(inner, {
        depth: depth + 1,
        pointer: `${pointer}/${escapePointer(key)}`,
        label: isList ? '' : `${JSON.stringify(key)}: `,
        comma: index < entries.length - 1 ? ',' : '',
      }),
    );
    for (const key of removed)
      lines.push({ depth: depth + 1, text: `${JSON.stringify(key)}:`, note: 'removed' });
    lines.push({ depth, text: `${close}${comma}`, note: null });
  };

  visit(value, { depth: 0, pointer: '', label: '', comma: '' });
  return lines;
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapePointer = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** The names directly below a pointer that were masked and are not there any more. */
function listRemoved(pointer: string, current: object, masked: ReadonlySet<string>): string[] {
  return [...masked].flatMap((each) => {
    if (!each.startsWith(`${pointer}/`)) return [];
    const rest = each.slice(pointer.length + 1);
    const key = unescapePointer(rest);
    return rest.includes('/') || key in current ? [] : [key];
  });
}

/** The masked pointers below a part of the event, such as `/input`, relative to that part. */
export const maskedBelow = (masked: readonly string[], part: string): string[] =>
  masked.map(toPointer).flatMap((pointer) => {
    if (pointer === part) return [''];
    return pointer.startsWith(`${part}/`) ? [pointer.slice(part.length)] : [];
  });

/** Sources write JSON pointers or dotted paths. */
export const toPointer = (path: string): string =>
  path.startsWith('/') ? path : `/${path.replaceAll('.', '/')}`;
