'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { makeReport, REPORTS } from '@/lib/client/report-queries';
import { daysBetween, listReportPeriods } from './report-periods';
import { describePeriod } from './report-words';
import { readScopeFields, ScopeFields } from './scope-fields';

const FIELDS = ['from', 'to', 'zones', 'regulated'];
const OWN_DAYS = 'days';

/** Makes a report now, and opens it. */
export function MakeReportDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [periods] = useState(() => listReportPeriods(new Date()));
  const [chosen, setChosen] = useState(periods[0]!.id);
  const queryClient = useQueryClient();
  const router = useRouter();
  const make = async (form: FormData) => {
    const period = periods.find(({ id }) => id === chosen);
    const window = period
      ? { from: period.from, to: period.to }
      : daysBetween(readText(form, 'first'), readText(form, 'last'));
    const { id } = await makeReport({ ...window, ...readScopeFields(form) });
    showToast({ title: 'The report is made' });
    await queryClient.invalidateQueries({ queryKey: [REPORTS] });
    router.push(`/audit/reports/${id}`);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Make a compliance report"
      description="It is kept unchanged, and making it is an entry of the audit log. Long periods take a moment."
      submitLabel="Make report"
      fields={FIELDS}
      onSubmit={make}
    >
      {(errorOf) => (
        <>
          <Field label="Period" error={chosen === OWN_DAYS ? null : (errorOf('from') ?? errorOf('to'))}>
            {(control) => (
              <Select {...control} value={chosen} onChange={({ target }) => setChosen(target.value)}>
                {periods.map((period) => (
                  <option key={period.id} value={period.id}>
                    {`${period.label}: ${describePeriod(period)}`}
                  </option>
                ))}
                <option value={OWN_DAYS}>Days of your choice</option>
              </Select>
            )}
          </Field>
          {chosen === OWN_DAYS ? (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label="First day (UTC)" error={errorOf('from')}>
                {(control) => <Input {...control} type="date" name="first" required />}
              </Field>
              <Field label="Last day (UTC)" error={errorOf('to')}>
                {(control) => <Input {...control} type="date" name="last" required />}
              </Field>
            </div>
          ) : null}
          <ScopeFields errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}
