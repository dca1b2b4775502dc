'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { correctIncidentTimes } from '@/lib/client/incident-queries';
import { INCIDENT_TIMES, type IncidentTime } from '@/lib/domain/incidents/incident';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { useIncidentChange } from '../detail/use-incident-change';

const LABELS: Readonly<Record<IncidentTime, string>> = {
  detectedAt: 'Detected',
  acknowledgedAt: 'Acknowledged',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
};

/** Puts other times in place of those of an incident; the timeline tells both. */
export function TimesDialog({
  incident,
  open,
  onOpenChange,
}: {
  incident: IncidentDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const local = useLocalTime();
  const [now] = useState(() => new Date());
  const shown = INCIDENT_TIMES.filter((name) => name !== 'resolvedAt' || incident.resolvedAt !== null);
  const save = async (form: FormData) => {
    const times = Object.fromEntries(
      shown
        .map((name) => [name, local.readChanged(form, name, incident[name])] as const)
        // What nobody touched is not corrected; what cannot be taken back is left to the server to refuse.
        .filter(([name, at]) => at !== incident[name]),
    );
    await change(() => correctIncidentTimes(incident.id, { ...times, reason: readText(form, 'reason') }));
    showToast({ title: 'Times corrected' });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Correct the times"
      description="The timeline and the audit log tell both, and who corrected them."
      submitLabel="Correct"
      fields={[...INCIDENT_TIMES, 'reason']}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {shown.map((name) => (
              <TimeField
                key={name}
                name={name}
                label={LABELS[name]}
                hint={local.name(now)}
                error={errorOf(name)}
                at={incident[name]}
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
