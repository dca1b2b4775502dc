import { parentPort, workerData } from 'node:worker_threads';
import type { ReportDocument } from '@/lib/domain/read-models/compliance-reports';
import { writeReportPdf } from '../write-report-pdf';

/** What the thread is started with. */
export type PdfTask = { document: ReportDocument; madeAt: Date };

const { document, madeAt } = workerData as PdfTask;
const answer = (pdf: Buffer) => parentPort!.postMessage(new Uint8Array(pdf), []);
void writeReportPdf(document, madeAt).then(answer);
