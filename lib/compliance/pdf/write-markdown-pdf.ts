import type { Content } from 'pdfmake/interfaces';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createPdf, MUTED } from './create-pdf';
import { drawBlock } from './markdown/draw-block';

/** A text that somebody wrote, as a file. */
export type MarkdownDocument = { title: string; text: string };

/**
 * Markdown (GitHub's flavour) as PDF (A4, portrait), fonts embedded, numbered pages. HTML in it is not drawn and pictures are
 * their addresses: nothing is ever fetched. `madeAt` is its date; `isCompressed` false leaves its content readable.
 */
export function writeMarkdownPdf(
  { title, text }: MarkdownDocument,
  madeAt: Date,
  isCompressed = true,
): Promise<Buffer> {
  const root = unified().use(remarkParse).use(remarkGfm).parse(text);
  const content: Content[] = [
    ...root.children.flatMap(drawBlock),
    {
      text: 'Characters that the fonts of this file lack are written as their code points, such as [U+674E]; the Markdown file holds them as they are.',
      color: MUTED,
      fontSize: 7,
      margin: [0, 16, 0, 0],
    },
  ];
  return createPdf({ title, foot: title, orientation: 'portrait', content }, madeAt, isCompressed);
}
