import type { ReportRequest, ScheduleRequest } from '@/lib/domain/compliance/report-request';
import {
  complianceReportListSchema,
  complianceReportSchema,
  madeReportSchema,
  reportScheduleListSchema,
  type ReportFormat,
} from '@/lib/domain/read-models/compliance-reports';
import { send, sendJson } from './fetch-json';
import { documentQuery, pagedQuery } from './query-options';

export const REPORTS = '/api/v1/compliance-reports';
export const SCHEDULES = `${REPORTS}/schedules`;

/** The reports that were made, last made first, by cursor. */
export const reportsQuery = () =>
  pagedQuery(REPORTS, complianceReportListSchema, { limit: 50 }, ['settings']);

/** One report as people read it. */
export const reportQuery = (id: string) =>
  documentQuery(`${REPORTS}/${encodeURIComponent(id)}`, complianceReportSchema, {}, []);

/** The schedules of reports. */
export const reportSchedulesQuery = () =>
  documentQuery(SCHEDULES, reportScheduleListSchema, {}, ['settings']);

/** Where a file of a report is downloaded; of the CSV files one table alone, where it is named. */
export const reportFileHref = (id: string, format: ReportFormat, table?: string): string =>
  `${REPORTS}/${encodeURIComponent(id)}/files/${format}${table ? `?${new URLSearchParams({ table })}` : ''}`;

/** Makes a report now. Throws `ProblemError`. */
export const makeReport = (request: ReportRequest): Promise<{ id: string }> =>
  sendJson('POST', REPORTS, request, madeReportSchema);

/** Schedules a report. Throws `ProblemError`. */
export const addReportSchedule = (request: ScheduleRequest): Promise<{ id: string }> =>
  sendJson('POST', SCHEDULES, request, madeReportSchema);

/** Ends a schedule. Throws `ProblemError`. */
export const endReportSchedule = (id: string): Promise<void> =>
  send('DELETE', `${SCHEDULES}/${encodeURIComponent(id)}`);
