import { z } from 'zod';
import { REPORT_CADENCES } from '../compliance/report-request';
import { listOf } from './common';

export const REPORT_FORMATS = ['json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** How a column's values read: times are RFC 3339, shares 0–1, counts numbers. */
export const CELL_KINDS = ['text', 'time', 'count', 'share', 'id'] as const;
const cellSchema = z.union([z.string(), z.number(), z.null()]);
export type ReportCell = z.infer<typeof cellSchema>;

const reportTableSchema = z.object({
  /** Names the CSV file. */
  id: z.string(),
  title: z.string(),
  columns: z.array(z.object({ header: z.string(), kind: z.enum(CELL_KINDS) })),
  rows: z.array(z.array(cellSchema)),
  /** How many rows there are in all; more than `rows` where the report is cut. */
  total: z.number().int(),
  /** What stands in place of the rows where there are none. */
  empty: z.string(),
});
export type ReportTable = z.infer<typeof reportTableSchema>;

const factSchema = z.object({ label: z.string(), value: z.string() });
export type ReportFact = z.infer<typeof factSchema>;

const reportSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What the section says, in sentences. */
  statements: z.array(z.string()),
  facts: z.array(factSchema),
  tables: z.array(reportTableSchema),
  /** Text to be shown letter for letter. */
  verbatim: z.array(z.object({ title: z.string(), text: z.string() })),
});
export type ReportSection = z.infer<typeof reportSectionSchema>;

/** A report as people read it: what screen, PDF and CSV all draw. */
export const reportDocumentSchema = z.object({
  title: z.string(),
  facts: z.array(factSchema),
  sections: z.array(reportSectionSchema),
});
export type ReportDocument = z.infer<typeof reportDocumentSchema>;

/** A report of the list. */
export const complianceReportRowSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** Whose days the period is made of: that of the schedule, else UTC. */
  timeZone: z.string(),
  zones: z.array(z.string()).nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  /** The schedule that it was made by; null where a person or program asked for it. */
  scheduleId: z.string().nullable(),
  /** What is kept of it: bytes, and their SHA-256 in hexadecimal, which the report's audit entry holds too. */
  files: z.array(z.object({ format: z.enum(REPORT_FORMATS), bytes: z.number().int(), sha256: z.string() })),
});
export const complianceReportListSchema = listOf(complianceReportRowSchema);
export type ComplianceReportRow = z.infer<typeof complianceReportRowSchema>;

/** What making a report, or a schedule of them, answers. */
export const madeReportSchema = z.object({ id: z.string() });

/** `GET /api/v1/compliance-reports/{id}`. */
export const complianceReportSchema = complianceReportRowSchema.extend({ document: reportDocumentSchema });
export type ComplianceReport = z.infer<typeof complianceReportSchema>;

/** A schedule of the list. */
export const reportScheduleSchema = z.object({
  id: z.string(),
  cadence: z.enum(REPORT_CADENCES),
  time: z.string(),
  timeZone: z.string(),
  zones: z.array(z.string()).nullable(),
  regulated: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  /** The end of the last period that was reported on; null before the first. */
  madeUntil: z.string().nullable(),
  /** When the next report is due, and on which period. */
  next: z.object({ dueAt: z.string(), from: z.string(), to: z.string() }),
});
export const reportScheduleListSchema = z.object({ items: z.array(reportScheduleSchema) });
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;
