import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { writeCell, writeCount } from '@/lib/domain/compliance/write-cell';
import type { ReportDocument, ReportSection, ReportTable } from '@/lib/domain/read-models/compliance-reports';
import { columnWidths, LONG_WORD_LETTERS } from './column-widths';
import { drawable, REPORT_FONTS } from './report-fonts';

/** Longer tables go on in the CSV and JSON: nobody reads so many rows on paper. */
export const MOST_PDF_ROWS = 500;

/** Points: A4 landscape, its margins, and the paddings beside each cell. */
const PAGE_WIDTH = 841.89;
const MARGIN = 36;
const CELL_PADDING = { left: 2, right: 4 };

const LINE = '#c9ced6';
const MUTED = '#5b6472';

/** Columns are narrow: longer words, such as digests and addresses, may break anywhere. */
const LONG_WORD = new RegExp(`(\\S{${LONG_WORD_LETTERS},})`);

const drawText = (text: string): Content =>
  drawable(text)
    .split(LONG_WORD)
    .filter(Boolean)
    .map((part) => (LONG_WORD.test(part) ? { text: part, wordBreak: 'break-all' as const } : part));

function drawTable({ title, columns, rows, total, empty }: ReportTable): Content[] {
  const heading: Content = { text: drawable(title), style: 'h3' };
  if (rows.length === 0) return [heading, { text: drawable(empty), style: 'muted' }];
  const shown = rows.slice(0, MOST_PDF_ROWS);
  const texts = shown.map((row) => row.map((cell, at) => writeCell(cell, columns[at]!.kind) || '–'));
  const padding = CELL_PADDING.left + CELL_PADDING.right;
  const isNumber = columns.map(({ kind }) => kind === 'count' || kind === 'share');
  const body: TableCell[][] = [
    columns.map(({ header }, at) => ({
      text: drawable(header),
      bold: true,
      alignment: isNumber[at] ? 'right' : 'left',
    })),
    ...shown.map((row) =>
      row.map((cell, at): TableCell => ({
        text: drawText(writeCell(cell, columns[at]!.kind) || '–'),
        alignment: isNumber[at] ? 'right' : 'left',
      })),
    ),
  ];
  return [
    heading,
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: columnWidths(columns, texts, PAGE_WIDTH - 2 * MARGIN - columns.length * padding),
        body,
      },
      layout: 'report',
      style: 'table',
    },
    ...(total > shown.length
      ? [
          {
            text: `The first ${writeCount(shown.length)} of ${writeCount(total)} rows. ${
              rows.length === total ? 'All' : `The first ${writeCount(rows.length)}`
            } are in the CSV and JSON of this report.`,
            style: 'muted',
          },
        ]
      : []),
  ];
}

const drawFacts = (facts: ReportSection['facts']): Content[] =>
  facts.length === 0
    ? []
    : [
        {
          table: {
            widths: [170, '*'],
            body: facts.map(({ label, value }) => [
              { text: drawable(label), color: MUTED },
              { text: drawText(value) },
            ]),
          },
          layout: 'noBorders',
          margin: [0, 2, 0, 6],
        },
      ];

const drawSection = ({ title, statements, facts, tables, verbatim }: ReportSection): Content[] => [
  { text: drawable(title), style: 'h2' },
  ...statements.map((text): Content => ({ text: drawable(text), margin: [0, 0, 0, 4] })),
  ...drawFacts(facts),
  ...verbatim.flatMap((part): Content[] => [
    { text: drawable(part.title), style: 'h3' },
    { text: drawable(part.text), font: 'Geist Mono', fontSize: 7, preserveLeadingSpaces: true },
  ]),
  ...tables.flatMap(drawTable),
];

/**
 * A report as PDF (A4, landscape), fonts embedded: title, period, zones, sections, tables whose header stands on each page,
 * numbered pages. `madeAt` is its date. `isCompressed` false leaves its content readable.
 */
export async function writeReportPdf(
  { title, facts, sections }: ReportDocument,
  madeAt: Date,
  isCompressed = true,
): Promise<Buffer> {
  const period = facts[0] ? `${facts[0].label}: ${facts[0].value}` : '';
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, MARGIN, MARGIN, 40],
    compress: isCompressed,
    language: 'en',
    info: {
      title: `${title}. ${period}`,
      creator: 'Gatehouse',
      producer: 'Gatehouse',
      creationDate: madeAt,
      modDate: madeAt,
    },
    defaultStyle: { font: 'Geist', fontSize: 9, lineHeight: 1.2 },
    styles: {
      h1: { fontSize: 20, bold: true, margin: [0, 0, 0, 8] },
      h2: { fontSize: 14, bold: true, margin: [0, 16, 0, 6] },
      h3: { fontSize: 10, bold: true, margin: [0, 10, 0, 4] },
      table: { fontSize: 7 },
      muted: { color: MUTED, margin: [0, 2, 0, 4] },
    },
    content: [
      { text: drawable(title), style: 'h1' },
      ...drawFacts(facts),
      {
        text: 'Characters that the fonts of this file lack are written as their code points, such as [U+674E]; CSV and JSON hold them as they are.',
        style: 'muted',
      },
      ...sections.flatMap(drawSection),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: drawable(`${title}. ${period}`), color: MUTED },
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
