import { getLog } from '@/lib/telemetry/log';
import { makeDueReports } from './make-due-reports';

const EVERY_MS = 30_000;

/** Makes scheduled compliance reports as they become due. */
export function keepReportsMade(): void {
  const run = () =>
    void makeDueReports(new Date())
      .catch((error: unknown) =>
        getLog().error({ err: error }, 'scheduled compliance reports could not be made'),
      )
      .finally(() => setTimeout(run, EVERY_MS).unref());
  run();
}
