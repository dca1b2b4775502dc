'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { correctAlertTimes, isAboutIncidents } from '@/lib/client/incident-queries';
import type { AlertTimesRow } from '@/lib/domain/read-models/incidents';

const NAMES = ['openedAt', 'acknowledgedAt', 'mitigatedAt', 'resolvedAt'] as const;
const LABELS = {
  openedAt: 'Opened',
  acknowledgedAt: 'Acknowledged',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
};

/** Puts other times in place of those that events tell of an alert: M9 takes them from then on. */
export function AlertTimesDialog({
  times,
  title,
  onOpenChange,
}: {
  /** Null while it is closed. */
  times: AlertTimesRow | null;
  title: string;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const local = useLocalTime();
  const [now] = useState(() => new Date());
  const told = (name: (typeof NAMES)[number]) => (name === 'mitigatedAt' ? null : (times?.[name] ?? null));
  const save = async (form: FormData) => {
    const read = (name: (typeof NAMES)[number]) => {
      const at = local.readChanged(form, name, times!.corrected?.[name] ?? told(name));
      // The time of the events needs no correction.
      return at === told(name) ? null : at;
    };
    await correctAlertTimes({
      source: times!.source,
      alertId: times!.alertId,
      openedAt: read('openedAt'),
      acknowledgedAt: read('acknowledgedAt'),
      mitigatedAt: read('mitigatedAt'),
      resolvedAt: read('resolvedAt'),
      reason: readText(form, 'reason'),
    });
    await queryClient.invalidateQueries({ predicate: isAboutIncidents });
    showToast({ title: 'Times corrected', description: 'M9 takes them from now on.' });
  };
  return (
    <FormDialog
      open={times !== null}
      onOpenChange={onOpenChange}
      title="Correct the times of an alert"
      description={`${title}. Every indicator takes these; the events keep their own. An empty field gives a time back to the events.`}
      submitLabel="Correct"
      fields={[...NAMES, 'reason']}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {NAMES.map((name) => (
              <TimeField
                key={name}
                name={name}
                label={LABELS[name]}
                hint={
                  told(name) === null
                    ? `No event tells it. ${local.name(now)}`
                    : `By its events ${local.toInput(told(name)).replace('T', ' ')} ${local.name(now)}`
                }
                error={errorOf(name)}
                at={times?.corrected?.[name] ?? told(name)}
              />
            ))}
          </div>
          <Field label="Why" error={errorOf('reason')}>
            {(control) => <Textarea {...control} name="reason" rows={2} required />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
