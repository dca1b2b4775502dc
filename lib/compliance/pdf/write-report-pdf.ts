import type { Content, TableCell } from 'pdfmake/interfaces';
import { writeCell, writeCount } from '@/lib/domain/compliance/write-cell';
import type { ReportDocument, ReportSection, ReportTable } from '@/lib/domain/read-models/compliance-reports';
import { columnWidths, LONG_WORD_LETTERS } from './column-widths';
import { CELL_PADDING, createPdf, MARGIN, MUTED } from './create-pdf';
import { drawable } from './report-fonts';

/** Longer tables go on in the CSV and JSON: nobody reads so many rows on paper. */
export const MOST_PDF_ROWS = 500;

/** Points: A4 landscape. */
const PAGE_WIDTH = 841.89;

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
export function writeReportPdf(
  { title, facts, sections }: ReportDocument,
  madeAt: Date,
  isCompressed = true,
): Promise<Buffer> {
  const period = facts[0] ? `${facts[0].label}: ${facts[0].value}` : '';
  const content: Content[] = [
    { text: drawable(title), style: 'h1' },
    ...drawFacts(facts),
    {
      text: 'Characters that the fonts of this file lack are written as their code points, such as [U+674E]; CSV and JSON hold them as they are.',
      style: 'muted',
    },
    ...sections.flatMap(drawSection),
  ];
  const foot = `${title}. ${period}`;
  return createPdf({ title: foot, foot, orientation: 'landscape', content }, madeAt, isCompressed);
}
