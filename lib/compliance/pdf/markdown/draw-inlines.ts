import type { PhrasingContent } from 'mdast';
import type { Content } from 'pdfmake/interfaces';
import { MUTED } from '../create-pdf';
import { drawable } from '../report-fonts';

/** Longer words, such as digests and addresses, may break anywhere. */
const LONG_WORD = /(\S{24,})/;

/** What stands within a line of Markdown, as pdfmake draws it. HTML is nothing; an address is written out where a text hides it. */
export function drawInlines(parts: readonly PhrasingContent[], style: object = {}): Content[] {
  return parts.flatMap((part): Content[] => {
    switch (part.type) {
      case 'text':
        return drawWords(part.value, style);
      case 'strong':
        return drawInlines(part.children, { ...style, bold: true });
      case 'emphasis':
        return drawInlines(part.children, { ...style, color: MUTED });
      case 'delete':
        return drawInlines(part.children, { ...style, decoration: 'lineThrough' });
      case 'inlineCode':
        return drawWords(part.value, { ...style, font: 'Geist Mono', bold: false });
      case 'break':
        return [{ text: '\n' }];
      case 'link': {
        const isItself =
          part.children.length === 1 && 'value' in part.children[0]! && part.children[0].value === part.url;
        return [
          ...drawInlines(part.children, style),
          ...(isItself ? [] : drawWords(` (${part.url})`, { ...style, color: MUTED })),
        ];
      }
      case 'image':
        return drawWords(`${part.alt || 'Picture'} (${part.url})`, { ...style, color: MUTED });
      default:
        return [];
    }
  });
}

const drawWords = (text: string, style: object): Content[] =>
  drawable(text)
    .split(LONG_WORD)
    .filter(Boolean)
    .map((part) =>
      LONG_WORD.test(part)
        ? { ...style, text: part, wordBreak: 'break-all' as const }
        : { ...style, text: part },
    );
