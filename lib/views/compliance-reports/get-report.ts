import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { layOutReport } from '@/lib/compliance/layout/lay-out-report';
import { GatehouseError } from '@/lib/domain/errors';
import { complianceReportDataSchema } from '@/lib/domain/read-models/compliance-report-data';
import type { ComplianceReport, ComplianceReportRow } from '@/lib/domain/read-models/compliance-reports';
import type { Actor } from '@/lib/domain/roles';
import { findReport, readReportFile } from '@/lib/store/compliance-reports/find-report';

/**
 * The report of an id as a row. A reader sees reports whose zones are all among its own; one that is limited to an actor or a
 * target sees none, since a report tells of others. Throws `not-found`. Needs audit:read.
 */
export async function requireReport(actor: Actor, reportId: string): Promise<ComplianceReportRow> {
  requirePermission(actor, 'audit:read');
  const id = z.uuid().safeParse(reportId);
  const report = id.success && !actor.auditLimit ? await findReport(id.data, actor.zones) : null;
  if (report) return report;
  throw new GatehouseError('not-found', 'There is no such report.');
}

/** A report as people read it. Needs audit:read; throws `not-found`. */
export async function getReport(actor: Actor, reportId: string): Promise<ComplianceReport> {
  const report = await requireReport(actor, reportId);
  const json = await readReportFile(report.id, 'json');
  const data = complianceReportDataSchema.parse(JSON.parse(json!.toString('utf8')));
  return { ...report, document: layOutReport(data) };
}
