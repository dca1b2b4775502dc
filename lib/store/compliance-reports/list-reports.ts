import { z } from 'zod';
import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { ComplianceReportRow } from '@/lib/domain/read-models/compliance-reports';
import { queryRows, sql } from '../query';
import { REPORT_COLUMNS, reportRow, reportVisibleTo } from './report-record';

/**
 * A page of the reports that a reader of these zones (null for all) may see, last made first; the cursor is the id of the
 * last one of the page before.
 */
export async function listReports(
  zones: readonly string[] | null,
  { limit, cursor }: Page,
): Promise<List<ComplianceReportRow>> {
  const after = cursor
    ? sql`(r.made_at, r.id) < (SELECT c.made_at, c.id FROM compliance_report c WHERE c.id::text = ${cursor})`
    : sql`TRUE`;
  const [rows, [count]] = await Promise.all([
    queryRows(
      reportRow,
      sql`SELECT ${REPORT_COLUMNS} FROM compliance_report r WHERE ${reportVisibleTo(zones)} AND ${after}
          ORDER BY r.made_at DESC, r.id DESC LIMIT ${limit + 1}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM compliance_report r WHERE ${reportVisibleTo(zones)}`,
    ),
  ]);
  const items = rows.slice(0, limit);
  return { items, total: count!.total, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}
