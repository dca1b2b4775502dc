'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { recordMeasure } from '@/lib/client/incident-queries';
import type { MeasureKind } from '@/lib/domain/incidents/measure';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { useIncidentChange } from '../detail/use-incident-change';

const HOUR_MS = 3_600_000;
const FIELDS = [
  'kind',
  'policy',
  'environment',
  'fromRevision',
  'toRevision',
  'justification',
  'takenAt',
  'expiresAt',
  'exceptionId',
];

/** Records a rollback or a bypass, filled in with what Gatehouse knows of the causing change. */
export function MeasureDialog({
  incident,
  assessment,
  kind,
  onOpenChange,
}: {
  incident: IncidentDetail;
  assessment: IncidentAssessment | undefined;
  /** Null while it is closed. */
  kind: MeasureKind | null;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const local = useLocalTime();
  const [now] = useState(() => new Date());
  const rollback = assessment?.rollback ?? null;
  const isRollback = kind === 'rollback';
  const save = async (form: FormData) => {
    await change(() =>
      recordMeasure(incident.id, {
        kind: kind!,
        policy: readText(form, 'policy'),
        environment: readOptional(form, 'environment'),
        fromRevision: readOptional(form, 'fromRevision'),
        toRevision: readOptional(form, 'toRevision'),
        justification: readText(form, 'justification'),
        takenAt: local.read(form, 'takenAt'),
        expiresAt: isRollback ? null : local.read(form, 'expiresAt'),
        exceptionId: readOptional(form, 'exceptionId'),
      }),
    );
    showToast({ title: isRollback ? 'Rollback recorded' : 'Bypass recorded' });
  };
  return (
    <FormDialog
      open={kind !== null}
      onOpenChange={onOpenChange}
      title={isRollback ? 'Record a rollback' : 'Record an emergency bypass'}
      description={
        isRollback
          ? 'Roll back where the policy is kept; Gatehouse sees the revision become active. This notes that it was decided, and why.'
          : 'Gatehouse changes no policy by itself. This notes that good traffic is let through for a while, and until when.'
      }
      submitLabel="Record"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="Policy" error={errorOf('policy')}>
            {(control) => (
              <Input
                {...control}
                name="policy"
                defaultValue={incident.policy ?? rollback?.policy ?? ''}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
          {isRollback ? (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label="From revision" error={errorOf('fromRevision')}>
                {(control) => (
                  <Input
                    {...control}
                    name="fromRevision"
                    defaultValue={incident.policyRevision ?? rollback?.from ?? ''}
                    autoComplete="off"
                    spellCheck={false}
                  />
                )}
              </Field>
              <Field label="Back to revision" error={errorOf('toRevision')}>
                {(control) => (
                  <Input
                    {...control}
                    name="toRevision"
                    defaultValue={rollback?.to ?? ''}
                    autoComplete="off"
                    spellCheck={false}
                  />
                )}
              </Field>
            </div>
          ) : null}
          <Field label="Why" error={errorOf('justification')}>
            {(control) => <Textarea {...control} name="justification" rows={2} required />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Environment" hint="Empty: everywhere." error={errorOf('environment')}>
              {(control) => <Input {...control} name="environment" autoComplete="off" spellCheck={false} />}
            </Field>
            <TimeField
              name="takenAt"
              label="Taken"
              hint={`${local.name(now)}. Empty: now.`}
              error={errorOf('takenAt')}
            />
            {isRollback ? null : (
              <>
                <TimeField
                  name="expiresAt"
                  label="Expires"
                  hint={local.name(now)}
                  error={errorOf('expiresAt')}
                  at={new Date(now.getTime() + 4 * HOUR_MS)}
                  required
                />
                <Field
                  label="Exception"
                  hint="The exception of the policy that it is, where one was recorded."
                  error={errorOf('exceptionId')}
                >
                  {(control) => (
                    <Select {...control} name="exceptionId" defaultValue="">
                      <option value="">None</option>
                      {(assessment?.exceptions ?? []).map(({ id, reason }) => (
                        <option key={id} value={id}>
                          {reason.slice(0, 60)}
                        </option>
                      ))}
                    </Select>
                  )}
                </Field>
              </>
            )}
          </div>
        </>
      )}
    </FormDialog>
  );
}
