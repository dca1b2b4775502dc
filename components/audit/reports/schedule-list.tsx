'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { endReportSchedule, SCHEDULES } from '@/lib/client/report-queries';
import type { ReportSchedule } from '@/lib/domain/read-models/compliance-reports';
import { describePeriod, describeSchedule, describeZones, WHO_MAKES_REPORTS } from './report-words';

/** The schedules of reports, each with what is due next and the way to end it. */
export function ScheduleList({
  schedules,
  mayWrite,
}: {
  schedules: readonly ReportSchedule[];
  mayWrite: boolean;
}) {
  const [ending, setEnding] = useState<ReportSchedule | null>(null);
  const queryClient = useQueryClient();
  const end = async () => {
    if (!ending) return;
    await endReportSchedule(ending.id);
    showToast({ title: 'The schedule is ended' });
    await queryClient.invalidateQueries({ queryKey: [SCHEDULES] });
  };
  return (
    <>
      <ul className="divide-line grid divide-y">
        {schedules.map((schedule) => (
          <li key={schedule.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <div className="min-w-0">
              <p className="text-sm font-medium">{describeSchedule(schedule)}</p>
              <p className="text-fg-muted text-xs text-pretty">
                {`${describeZones(schedule.zones)}. `}
                Next <Time at={schedule.next.dueAt} />, of{' '}
                {describePeriod({ ...schedule.next, timeZone: schedule.timeZone })}.{' '}
                {schedule.madeUntil === null ? 'None was made yet.' : null}
                {` Added by ${schedule.createdBy}.`}
              </p>
            </div>
            <PermittedButton
              allowed={mayWrite}
              reason={WHO_MAKES_REPORTS}
              size="sm"
              onClick={() => setEnding(schedule)}
            >
              End schedule
            </PermittedButton>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => (open ? undefined : setEnding(null))}
        title="End this schedule?"
        description="No more reports are made by it. Those that it made stay."
        confirmLabel="End schedule"
        onConfirm={end}
      />
    </>
  );
}
