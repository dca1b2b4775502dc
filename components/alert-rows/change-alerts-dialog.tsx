'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { formatCounted } from '@/components/format/format-count';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { changeAlerts, isAboutAlerts } from '@/lib/client/alert-queries';

export type AlertVerb = 'acknowledge' | 'unacknowledge' | 'resolve';

const WORDS: Record<AlertVerb, { title: string; submit: string; done: string; description: string }> = {
  acknowledge: {
    title: 'Acknowledge',
    submit: 'Acknowledge',
    done: 'Acknowledged',
    description: 'You take it: nobody else is paged for it, unless it gets worse.',
  },
  unacknowledge: {
    title: 'Give back',
    submit: 'Give back',
    done: 'Given back',
    description: 'It fires again for everybody, and escalates as before.',
  },
  resolve: {
    title: 'Resolve',
    submit: 'Resolve',
    done: 'Resolved',
    description:
      'It ends, also where its condition still holds. It comes back as a new alert when the condition begins anew or gets worse.',
  },
};

/** Acknowledges, gives back or resolves alerts, with a note that stands in their timeline. */
export function ChangeAlertsDialog({
  verb,
  ids,
  onDone,
  onOpenChange,
}: {
  /** Null while it is closed. */
  verb: AlertVerb | null;
  ids: readonly string[];
  onDone?: () => void;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const words = WORDS[verb ?? 'acknowledge'];
  const save = async (form: FormData) => {
    const { changed } = await changeAlerts(verb!, ids, readText(form, 'note'));
    showToast({ title: `${words.done} ${formatCounted(changed, 'alert')}` });
    onDone?.();
    await queryClient.invalidateQueries({ predicate: isAboutAlerts });
  };
  return (
    <FormDialog
      open={verb !== null}
      title={ids.length === 1 ? `${words.title} this alert` : `${words.title} ${ids.length} alerts`}
      description={words.description}
      submitLabel={words.submit}
      fields={['note']}
      onSubmit={save}
      onOpenChange={onOpenChange}
    >
      {(errorOf) => (
        <Field label="Note" hint="What you know, or what you do now." error={errorOf('note')}>
          {(control) => <Textarea {...control} name="note" rows={3} maxLength={2_000} autoFocus />}
        </Field>
      )}
    </FormDialog>
  );
}
