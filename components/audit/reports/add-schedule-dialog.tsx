'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { TimeZoneField } from '@/components/forms/time-zone-field';
import { readerZone } from '@/components/preferences/reader-zone';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { addReportSchedule, SCHEDULES } from '@/lib/client/report-queries';
import { REPORT_CADENCES, type ReportCadence } from '@/lib/domain/compliance/report-request';
import { CADENCE_WORDS } from './report-words';
import { readScopeFields, ScopeFields } from './scope-fields';

const FIELDS = ['cadence', 'time', 'timeZone', 'zones', 'regulated'];

/** Schedules a report of every week, month or quarter. */
export function AddScheduleDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const ownZone = readerZone(useTimeZone());
  const [timeZone, setTimeZone] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const add = async (form: FormData) => {
    await addReportSchedule({
      // The server judges what was chosen, field by field.
      cadence: readText(form, 'cadence') as ReportCadence,
      time: readText(form, 'time'),
      timeZone: timeZone ?? ownZone,
      ...readScopeFields(form),
    });
    showToast({ title: 'The report is scheduled' });
    await queryClient.invalidateQueries({ queryKey: [SCHEDULES] });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Schedule a compliance report"
      description="A report of each whole week (Monday to Sunday), month or quarter is made on the day after it. What a stop left out is made up for."
      submitLabel="Schedule report"
      fields={FIELDS}
      onSubmit={add}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="A report of" error={errorOf('cadence')}>
              {(control) => (
                <Select {...control} name="cadence" defaultValue="monthly">
                  {REPORT_CADENCES.map((cadence) => (
                    <option key={cadence} value={cadence}>
                      {CADENCE_WORDS[cadence]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Made at" error={errorOf('time')}>
              {(control) => <Input {...control} type="time" name="time" defaultValue="06:00" required />}
            </Field>
          </div>
          <TimeZoneField
            value={timeZone ?? ownZone}
            onChange={setTimeZone}
            error={errorOf('timeZone')}
            hint="Also that of the periods: a month begins at its midnight."
          />
          <ScopeFields errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}
