import { parentPort, workerData } from 'node:worker_threads';
import type { ReportDocument } from '@/lib/domain/read-models/compliance-reports';
import { writeMarkdownPdf, type MarkdownDocument } from '../write-markdown-pdf';
import { writeReportPdf } from '../write-report-pdf';

/** What the thread is started with: a report, or a text in Markdown. */
export type PdfTask = { madeAt: Date } & (
  { kind: 'report'; document: ReportDocument } | { kind: 'markdown'; document: MarkdownDocument }
);

const task = workerData as PdfTask;
const answer = (pdf: Buffer) => parentPort!.postMessage(new Uint8Array(pdf), []);
void (
  task.kind === 'report'
    ? writeReportPdf(task.document, task.madeAt)
    : writeMarkdownPdf(task.document, task.madeAt)
).then(answer);
