'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { zoneName } from '@/components/format/format-time';
import { ChoiceList } from '@/components/forms/choice-list';
import { FormDialog } from '@/components/forms/form-dialog';
import { readerZone } from '@/components/preferences/reader-zone';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { addCorrection, slosQuery } from '@/lib/client/slo-queries';
import { CORRECTION_CATEGORIES, type CorrectionInput } from '@/lib/domain/objective';
import { CATEGORY_WORDS } from '../describe-correction';
import { invalidateSlos } from '../invalidate-slos';
import { labelOf } from '../objective-words';
import { OnceFields } from './once-fields';
import { readCorrection, type Recurrence } from './read-correction';
import { RecurringFields } from './recurring-fields';

const FIELDS = ['category', 'reason', 'objectives', 'times'];

/** Adds a planned window that does not count against budgets. */
export function AddCorrectionDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [recurrence, setRecurrence] = useState<Recurrence>('once');
  const [now] = useState(() => new Date());
  const queryClient = useQueryClient();
  const slos = useQuery(slosQuery());
  const zone = useTimeZone();
  const utc = zone === 'UTC';
  const save = async (form: FormData) => {
    // The server judges what was typed, field by field.
    await addCorrection(readCorrection(form, recurrence, utc) as CorrectionInput);
    showToast({
      title: 'Correction added',
      description: 'Budgets are shown without its windows from now on.',
    });
    await invalidateSlos(queryClient);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add correction"
      description="Events in its windows count neither for nor against budgets, also those of the past."
      submitLabel="Add correction"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Category" error={errorOf('category')}>
              {(control) => (
                <Select {...control} name="category" defaultValue="scheduled-maintenance">
                  {CORRECTION_CATEGORIES.map((category) => (
                    <option key={category} value={category}>
                      {CATEGORY_WORDS[category]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Holds" error={errorOf('times.type')}>
              {(control) => (
                <Select
                  {...control}
                  value={recurrence}
                  onChange={({ target }) => setRecurrence(target.value as Recurrence)}
                >
                  <option value="once">Once</option>
                  <option value="recurring">Recurring</option>
                </Select>
              )}
            </Field>
          </div>
          <Field label="Reason" hint="Who reads it later wants to know why." error={errorOf('reason')}>
            {(control) => <Input {...control} name="reason" autoComplete="off" required />}
          </Field>
          {recurrence === 'once' ? (
            <OnceFields now={now} utc={utc} zoneName={zoneName(now, zone)} errorOf={errorOf} />
          ) : (
            <RecurringFields now={now} utc={utc} timeZone={readerZone(zone)} errorOf={errorOf} />
          )}
          <ChoiceList
            legend="Objectives"
            hint="None ticked is all of them."
            name="objectives"
            choices={(slos.data?.items ?? []).map(({ objective }) => ({
              value: objective.id,
              label: labelOf(objective),
            }))}
            chosen={[]}
            error={errorOf('objectives')}
          />
        </>
      )}
    </FormDialog>
  );
}
