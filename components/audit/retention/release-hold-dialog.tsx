'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import type { LegalHold } from '@/lib/domain/read-models/audit-retention';

/** Ends a legal hold, with the reason. */
export function ReleaseHoldDialog({ hold, onClose }: { hold: LegalHold | null; onClose: () => void }) {
  const queryClient = useQueryClient();
  const save = async (form: FormData) => {
    await send('POST', `/api/v1/audit/holds/${hold!.id}/release`, { reason: readText(form, 'reason') });
    showToast({ title: 'Legal hold released' });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/holds'] });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/retention/preview'] });
  };
  return (
    <FormDialog
      open={hold !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Release the legal hold?"
      description={`"${hold?.reason}". What it covered is erased again as rules and requests say, the first of it within the hour.`}
      submitLabel="Release hold"
      fields={['reason']}
      onSubmit={save}
    >
      {(errorOf) => (
        <Field label="Reason" error={errorOf('reason')}>
          {(control) => <Input {...control} name="reason" autoComplete="off" required />}
        </Field>
      )}
    </FormDialog>
  );
}
