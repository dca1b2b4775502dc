import type { ListItem, RootContent, Table } from 'mdast';
import type { Content, TableCell } from 'pdfmake/interfaces';
import { MUTED } from '../create-pdf';
import { drawable } from '../report-fonts';
import { drawInlines } from './draw-inlines';

const STYLES = ['h1', 'h2', 'h3'] as const;

/** A block of Markdown as pdfmake draws it; blocks that are not text (HTML, definitions) are nothing. */
export function drawBlock(block: RootContent): Content[] {
  switch (block.type) {
    case 'heading':
      return [{ text: drawInlines(block.children), style: STYLES[Math.min(block.depth, 3) - 1] }];
    case 'paragraph':
      return [{ text: drawInlines(block.children), margin: [0, 2, 0, 4] }];
    case 'list': {
      const items = block.children.map(drawItem);
      return [
        block.ordered
          ? { ol: items, start: block.start ?? 1, margin: [0, 2, 0, 4] }
          : { ul: items, margin: [0, 2, 0, 4] },
      ];
    }
    case 'blockquote':
      return [{ stack: block.children.flatMap(drawBlock), margin: [12, 2, 0, 4], color: MUTED }];
    case 'code':
      return [
        {
          text: drawable(block.value),
          font: 'Geist Mono',
          fontSize: 7,
          preserveLeadingSpaces: true,
          margin: [0, 2, 0, 6],
        },
      ];
    case 'table':
      return [drawTable(block)];
    case 'thematicBreak':
      return [{ canvas: [{ type: 'line', x1: 0, y1: 4, x2: 520, y2: 4, lineWidth: 0.5, lineColor: MUTED }] }];
    default:
      return [];
  }
}

/** An item of a task list says in words of characters whether it is done. */
function drawItem({ children, checked }: ListItem): Content {
  const box = checked === true ? '[x] ' : checked === false ? '[ ] ' : '';
  const [first, ...rest] = children;
  if (first?.type !== 'paragraph') return { stack: children.flatMap(drawBlock) };
  const line: Content = {
    text: [...(box ? [{ text: box, font: 'Geist Mono' }] : []), ...drawInlines(first.children)],
  };
  return rest.length === 0 ? line : { stack: [line, ...rest.flatMap(drawBlock)] };
}

function drawTable({ children: rows }: Table): Content {
  const width = Math.max(1, ...rows.map(({ children }) => children.length));
  const body = rows.map((row, index) =>
    Array.from({ length: width }, (_, at): TableCell => ({
      text: drawInlines(row.children[at]?.children ?? []),
      bold: index === 0,
    })),
  );
  // A first column of names, or of times, is no wider than they are.
  const widths = Array.from({ length: width }, (_, at) => (at === 0 && width === 2 ? 'auto' : '*'));
  return {
    table: { headerRows: 1, widths, body, dontBreakRows: true },
    layout: 'report',
    style: 'table',
    margin: [0, 2, 0, 6],
  };
}
