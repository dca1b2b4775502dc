'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CalendarClock, FileText } from 'lucide-react';
import { useState } from 'react';
import { AuditPage } from '@/components/audit/audit-page';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { reportSchedulesQuery, reportsQuery } from '@/lib/client/report-queries';
import type { Permission } from '@/lib/domain/roles';
import { AddScheduleDialog } from './add-schedule-dialog';
import { MakeReportDialog } from './make-report-dialog';
import { REPORT_COLUMNS } from './report-columns';
import { WHO_MAKES_REPORTS } from './report-words';
import { ScheduleList } from './schedule-list';

/** `/audit/reports`: the compliance reports that were made, and those that are made by themselves. */
export function ReportsPage({ permissions }: { permissions: readonly Permission[] }) {
  const reports = useInfiniteQuery(reportsQuery());
  const schedules = useQuery(reportSchedulesQuery());
  const [dialog, setDialog] = useState<'report' | 'schedule' | null>(null);
  const mayWrite = permissions.includes('reports:write');
  return (
    <AuditPage
      tab="/audit/reports"
      permissions={permissions}
      controls={[]}
      answer={
        reports.data && schedules.data ? answerOf(reports.data.total, schedules.data.items.length) : null
      }
    >
      <QueryPanel
        title="Compliance reports"
        description="Kept unchanged. Making, reading and downloading one are entries of the audit log, which hold its SHA-256."
        what="compliance reports"
        height={280}
        flush
        query={reports}
        emptyOf={({ total }) =>
          total === 0
            ? {
                kind: 'not-connected',
                title: 'No report was made yet.',
                how: 'Make one of a period and zones, or schedule one of every week, month or quarter.',
              }
            : null
        }
        actions={
          <PermittedButton
            allowed={mayWrite}
            reason={WHO_MAKES_REPORTS}
            variant="primary"
            onClick={() => setDialog('report')}
          >
            <FileText aria-hidden />
            Make report
          </PermittedButton>
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Compliance reports"
            counted={['report', 'reports']}
            columns={REPORT_COLUMNS}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/audit/reports/${id}`}
            total={total}
            hasMore={reports.hasNextPage}
            isLoadingMore={reports.isFetchingNextPage}
            onLoadMore={() => void reports.fetchNextPage()}
            stack
          />
        )}
      </QueryPanel>
      <QueryPanel
        title="Schedules"
        description="Which reports are made by themselves, and when the next one is due."
        what="schedules of reports"
        height={120}
        query={schedules}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'No report is scheduled.',
                how: 'A schedule makes a report of every week, month or quarter, also after a stop.',
              }
            : null
        }
        actions={
          <PermittedButton
            allowed={mayWrite}
            reason={WHO_MAKES_REPORTS}
            onClick={() => setDialog('schedule')}
          >
            <CalendarClock aria-hidden />
            Schedule report
          </PermittedButton>
        }
      >
        {({ items }) => <ScheduleList schedules={items} mayWrite={mayWrite} />}
      </QueryPanel>
      <MakeReportDialog
        open={dialog === 'report'}
        onOpenChange={(open) => setDialog(open ? 'report' : null)}
      />
      <AddScheduleDialog
        open={dialog === 'schedule'}
        onOpenChange={(open) => setDialog(open ? 'schedule' : null)}
      />
    </AuditPage>
  );
}

const answerOf = (reports: number, schedules: number): string =>
  `${reports === 0 ? 'No compliance report was made yet' : `${formatCounted(reports, 'compliance report')} ${reports === 1 ? 'is' : 'are'} kept`}; ${
    schedules === 0
      ? 'none is scheduled'
      : `${formatCounted(schedules, 'schedule')} ${schedules === 1 ? 'makes' : 'make'} more`
  }.`;
