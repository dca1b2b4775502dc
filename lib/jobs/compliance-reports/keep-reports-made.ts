import { repeat } from '../repeat';
import { makeDueReports } from './make-due-reports';

const EVERY_MS = 30_000;

/** Makes scheduled compliance reports as they become due. */
export function keepReportsMade(): void {
  repeat(EVERY_MS, 'scheduled compliance reports could not be made', () => makeDueReports(new Date()));
}
