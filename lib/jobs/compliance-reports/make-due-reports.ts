import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { writeReport } from '@/lib/commands/compliance-reports/write-report';
import { listDuePeriods } from '@/lib/compliance/schedule/list-due-periods';
import { listReportSchedules } from '@/lib/store/compliance-reports/report-schedules';
import { onlyOne } from '@/lib/store/only-one';
import { getLog } from '@/lib/telemetry/log';

/** Any number that no other lock of ours has. */
const LOCK = 7_305_021;
/** After a long stop the reports are caught up with a few at a time. */
const MOST_AT_ONCE = 4;

/**
 * Makes the reports of schedules that are due at `now`, oldest period first, a few of each schedule at most: what a stop
 * left out is caught up with, and no period is reported on twice, however many instances look. Returns how many it made.
 */
export async function makeDueReports(now: Date): Promise<number> {
  return (await onlyOne(LOCK, () => makeDue(now))) ?? 0;
}

async function makeDue(now: Date): Promise<number> {
  let made = 0;
  for (const schedule of await listReportSchedules()) {
    const { id, cadence, timeZone, zones, regulated } = schedule;
    const due = listDuePeriods(
      { ...schedule, since: schedule.createdAt },
      schedule.madeUntil,
      now,
      MOST_AT_ONCE,
    );
    try {
      for (const { from, to } of due) {
        const task = { period: { from, to }, zones, regulated, schedule: { id, cadence, timeZone } };
        if ((await writeReport(SYSTEM_ACTOR, task, ownOccasion(now))) !== null) made += 1;
      }
    } catch (error) {
      // The reports of one schedule must not keep those of the others waiting; it is tried again the next time.
      getLog().error({ err: error, schedule: id }, 'a scheduled compliance report could not be made');
    }
  }
  return made;
}
