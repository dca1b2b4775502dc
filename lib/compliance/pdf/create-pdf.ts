import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { drawable, REPORT_FONTS } from './report-fonts';

/** Points: the margin of a page, and the paddings beside each cell of a table. */
export const MARGIN = 36;
export const CELL_PADDING = { left: 2, right: 4 };

const LINE = '#c9ced6';
export const MUTED = '#5b6472';

/** A file as PDF (A4), fonts embedded, numbered pages. */
export type PdfPages = {
  title: string;
  /** What stands at the foot of each page. */
  foot: string;
  orientation: 'portrait' | 'landscape';
  content: Content[];
};

/** Sets the pages of a PDF. `madeAt` is its date; `isCompressed` false leaves its content readable. */
export async function createPdf(
  { title, foot, orientation, content }: PdfPages,
  madeAt: Date,
  isCompressed: boolean,
): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [MARGIN, MARGIN, MARGIN, 40],
    compress: isCompressed,
    language: 'en',
    info: { title, creator: 'Gatehouse', producer: 'Gatehouse', creationDate: madeAt, modDate: madeAt },
    defaultStyle: { font: 'Geist', fontSize: 9, lineHeight: 1.2 },
    styles: {
      h1: { fontSize: 20, bold: true, margin: [0, 0, 0, 8] },
      h2: { fontSize: 14, bold: true, margin: [0, 16, 0, 6] },
      h3: { fontSize: 10, bold: true, margin: [0, 10, 0, 4] },
      table: { fontSize: 7 },
      muted: { color: MUTED, margin: [0, 2, 0, 4] },
    },
    content,
    footer: (page, pages) => ({
      columns: [
        { text: drawable(foot), color: MUTED },
        { text: `Page ${page} of ${pages}`, alignment: 'right', width: 80, color: MUTED },
      ],
      margin: [MARGIN, 14, MARGIN, 0],
      fontSize: 7,
    }),
  };
  pdfmake.setFonts(REPORT_FONTS);
  // Nothing but the fonts is ever read, and nothing fetched, whatever a text says.
  const files = new Set(Object.values(REPORT_FONTS).flatMap((weights) => Object.values(weights)));
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setTableLayouts({
    report: {
      hLineWidth: (row) => (row === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => CELL_PADDING.left,
      paddingRight: () => CELL_PADDING.right,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  });
  return pdfmake.createPdf(definition).getBuffer();
}
