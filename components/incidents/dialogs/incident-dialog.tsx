'use client';

import { FormDialog } from '@/components/forms/form-dialog';
import { readList, readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { changeIncident } from '@/lib/client/incident-queries';
import { CAUSE_NAMES, CAUSES } from '@/lib/domain/alerting/causes';
import { INCIDENT_ROLES } from '@/lib/domain/incidents/incident';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { useIncidentChange } from '../detail/use-incident-change';
import { SeverityField } from '../severity-field';

const FIELDS = ['title', 'severity', 'cause', 'zones', 'policy', 'policyRevision', ...INCIDENT_ROLES];
const ROLE_WORDS = { commander: 'Commander', responder: 'Responder', scribe: 'Scribe' } as const;

/** Changes what is said of an incident; refused where somebody changed it since it was opened. */
export function IncidentDialog({
  incident,
  open,
  onOpenChange,
}: {
  incident: IncidentDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const save = async (form: FormData) => {
    const cause = CAUSES.find((each) => each === readText(form, 'cause')) ?? null;
    await change(() =>
      changeIncident(incident.id, {
        revision: incident.revision,
        title: readText(form, 'title'),
        severity: Number(readText(form, 'severity')),
        cause,
        zones: readList(form, 'zones'),
        policy: readOptional(form, 'policy'),
        policyRevision: readOptional(form, 'policyRevision'),
        commander: readOptional(form, 'commander'),
        responder: readOptional(form, 'responder'),
        scribe: readOptional(form, 'scribe'),
      }),
    );
    showToast({ title: 'Incident changed' });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Change the incident"
      submitLabel="Save"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => {
        const text = (
          name: 'zones' | 'policy' | 'policyRevision',
          label: string,
          value: string,
          hint?: string,
        ) => (
          <Field label={label} hint={hint} error={errorOf(name)}>
            {(control) => (
              <Input {...control} name={name} defaultValue={value} autoComplete="off" spellCheck={false} />
            )}
          </Field>
        );
        return (
          <>
            <Field label="Title" error={errorOf('title')}>
              {(control) => <Input {...control} name="title" defaultValue={incident.title} required />}
            </Field>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <SeverityField initial={incident.severity} error={errorOf('severity')} />
              <Field label="Cause" error={errorOf('cause')}>
                {(control) => (
                  <Select {...control} name="cause" defaultValue={incident.cause ?? ''}>
                    <option value="">Not told apart yet</option>
                    {CAUSES.map((each) => (
                      <option key={each} value={each}>
                        {CAUSE_NAMES[each]}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              {text('policy', 'Policy', incident.policy ?? '', 'Which caused it, if one did.')}
              {text('policyRevision', 'Its revision', incident.policyRevision ?? '')}
            </div>
            {text(
              'zones',
              'Zones',
              incident.zones.join(', '),
              'Between commas; none is the whole estate. Those of its alerts stay.',
            )}
            <div className="grid items-start gap-4 sm:grid-cols-3">
              {INCIDENT_ROLES.map((role) => (
                <Field key={role} label={ROLE_WORDS[role]} error={errorOf(role)}>
                  {(control) => (
                    <Input {...control} name={role} defaultValue={incident[role] ?? ''} autoComplete="off" />
                  )}
                </Field>
              ))}
            </div>
          </>
        );
      }}
    </FormDialog>
  );
}
