import type { ReportCadence } from '@/lib/domain/compliance/report-request';
import { REPORT_CADENCES } from '@/lib/domain/compliance/report-request';
import { z } from 'zod';
import { getPrisma } from '../database';
import type { ReportSchedule } from '../generated/client';
import type { Transaction } from '../transaction';

/** A schedule as stored; `zones` null is every zone. */
export type ScheduleRecord = {
  id: string;
  cadence: ReportCadence;
  time: string;
  timeZone: string;
  zones: string[] | null;
  regulated: string[];
  createdAt: Date;
  createdBy: string;
  madeUntil: Date | null;
};

const toRecord = ({ endedAt: _at, endedBy: _by, ...row }: ReportSchedule): ScheduleRecord => ({
  ...row,
  cadence: z.enum(REPORT_CADENCES).parse(row.cadence),
  zones: row.zones.length > 0 ? row.zones : null,
});

/** The schedules that go on, first made first. */
export async function listReportSchedules(): Promise<ScheduleRecord[]> {
  const rows = await getPrisma().reportSchedule.findMany({
    where: { endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toRecord);
}

/** Adds a schedule. */
export async function insertReportSchedule(
  tx: Transaction,
  schedule: Omit<ScheduleRecord, 'madeUntil'>,
): Promise<void> {
  await tx.reportSchedule.create({ data: { ...schedule, zones: schedule.zones ?? [] } });
}

/** The schedule of an id that goes on, for the time of the transaction nobody else's; null where there is none. */
export async function lockReportSchedule(tx: Transaction, id: string): Promise<ScheduleRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM report_schedule WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.reportSchedule.findFirst({ where: { id, endedAt: null } });
  return row && toRecord(row);
}

/** Ends a schedule. What it made stays. */
export async function endReportSchedule(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
  await tx.reportSchedule.update({ where: { id }, data: { endedAt: at, endedBy: by } });
}
