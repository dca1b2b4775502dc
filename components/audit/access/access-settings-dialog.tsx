'use client';

import { useQuery } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { accessSettingsQuery, saveAccessSettings } from '@/lib/client/access-queries';

const FIELDS = ['breakGlassRoles', 'reviewWithinHours'];

/** Which roles break the glass, and by when that is to be reviewed. */
export function AccessSettingsDialog({
  open,
  onOpenChange,
  onSaved,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: () => Promise<void>;
}) {
  const { data: settings } = useQuery({ ...accessSettingsQuery(), enabled: open });
  const save = async (form: FormData) => {
    await saveAccessSettings({
      breakGlassRoles: readText(form, 'breakGlassRoles')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      reviewWithinHours: Number(readText(form, 'reviewWithinHours')),
    });
    showToast({ title: 'Saved', description: 'The log is read again from its first entry.' });
    await onSaved();
  };
  return (
    <FormDialog
      open={open && settings !== undefined}
      onOpenChange={onOpenChange}
      title="What counts as break-glass"
      description="Whoever takes a role by one of these names breaks the glass. What was found before stays."
      submitLabel="Save"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field
            label="Names of roles"
            hint="One in each line; * stands for any characters, and case does not matter."
            error={errorOf('breakGlassRoles')}
          >
            {(control) => (
              <Textarea
                {...control}
                name="breakGlassRoles"
                rows={5}
                spellCheck={false}
                defaultValue={settings?.breakGlassRoles.join('\n')}
              />
            )}
          </Field>
          <Field label="Hours until the review" error={errorOf('reviewWithinHours')}>
            {(control) => (
              <Input
                {...control}
                type="number"
                name="reviewWithinHours"
                min={1}
                max={2160}
                defaultValue={settings?.reviewWithinHours}
                required
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
