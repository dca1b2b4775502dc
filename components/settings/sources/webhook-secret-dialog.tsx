'use client';

import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { sendJson } from '@/lib/client/fetch-json';
import { webhookSecretPath } from '@/lib/client/settings-queries';
import { webhookSecretAnswerSchema } from '@/lib/domain/read-models/webhook-secret';

export type ShownSecret = { title: string; description: string; what: string; text: string };

const FIELDS = ['secret', 'overlapHours'];

/** Creates or rotates a webhook secret; hands one that Gatehouse made to `onDone`, the only time it is known. */
export function WebhookSecretDialog({
  source,
  rotates,
  open,
  onOpenChange,
  onDone,
}: {
  source: string;
  rotates: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (shown: ShownSecret | null) => Promise<void>;
}) {
  const submit = async (form: FormData) => {
    const secret = readText(form, 'secret') || null;
    const body = rotates ? { secret, overlapHours: Number(readText(form, 'overlapHours')) } : { secret };
    const answer = await sendJson(
      rotates ? 'PUT' : 'POST',
      webhookSecretPath(source),
      body,
      webhookSecretAnswerSchema,
    );
    if (answer.secret === null) showToast({ title: 'The webhook secret is saved' });
    await onDone(
      answer.secret === null
        ? null
        : {
            title: `Webhook secret of ${source}`,
            description: 'Enter it on the other side now: it is stored encrypted and not shown again.',
            what: 'webhook secret',
            text: answer.secret,
          },
    );
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={rotates ? 'Rotate the webhook secret' : 'Create a webhook secret'}
      description="With it the source signs what it sends."
      submitLabel={rotates ? 'Rotate secret' : 'Create secret'}
      fields={FIELDS}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          <Field
            label="Secret of the other side"
            hint="Leave empty to let Gatehouse make one. PagerDuty makes its own: enter it here."
            error={errorOf('secret')}
          >
            {(control) => <Input {...control} name="secret" type="password" autoComplete="off" />}
          </Field>
          {rotates ? (
            <Field
              label="Old secret holds for (hours)"
              hint="Meanwhile both hold. 0 ends the old one at once."
              error={errorOf('overlapHours')}
            >
              {(control) => (
                <Input
                  {...control}
                  name="overlapHours"
                  type="number"
                  min={0}
                  max={168}
                  defaultValue={24}
                  required
                />
              )}
            </Field>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
