'use client';

import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { changeIncidentState } from '@/lib/client/incident-queries';
import type { IncidentState } from '@/lib/domain/incidents/incident';
import { useIncidentChange } from '../detail/use-incident-change';

const WORDS: Readonly<Record<IncidentState, { title: string; submit: string; done: string; about: string }>> =
  {
    open: {
      title: 'Reopen the incident',
      submit: 'Reopen',
      done: 'Reopened',
      about: 'It goes on: the times of its end are taken back, and the timeline keeps them.',
    },
    mitigated: {
      title: 'Is it mitigated?',
      submit: 'Mitigated',
      done: 'Mitigated',
      about: 'Nobody is affected any more; the root cause is still there.',
    },
    resolved: {
      title: 'Resolve the incident',
      submit: 'Resolve',
      done: 'Resolved',
      about: 'The root cause is fixed. Its alerts resolve by themselves when their conditions end.',
    },
    closed: {
      title: 'Close the incident',
      submit: 'Close',
      done: 'Closed',
      about: 'Every bypass has ended, and nothing is left to do but the actions of its postmortem.',
    },
  };

/** Mitigates, resolves, closes or reopens an incident, with a note that stands in its timeline. */
export function StateDialog({
  id,
  state,
  onOpenChange,
}: {
  id: string;
  /** Null while it is closed. */
  state: IncidentState | null;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const words = WORDS[state ?? 'resolved'];
  const save = async (form: FormData) => {
    await change(() => changeIncidentState(id, { state: state!, note: readText(form, 'note') }));
    showToast({ title: words.done });
  };
  return (
    <FormDialog
      open={state !== null}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.about}
      submitLabel={words.submit}
      fields={['note']}
      onSubmit={save}
    >
      {(errorOf) => (
        <Field label="Note" hint="Optional: why, or how it ended." error={errorOf('note')}>
          {(control) => <Textarea {...control} name="note" rows={2} />}
        </Field>
      )}
    </FormDialog>
  );
}
