'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { addOverride, isAboutRouting } from '@/lib/client/routing-queries';
import type { RotationList, RotationRow } from '@/lib/domain/read-models/rotations';
import { describePerson } from './describe-person';

const FIELDS = ['accountId', 'from', 'to', 'reason'];
const SHIFT_MS = 8 * 3_600_000;

/** Lets somebody, at first the reader, take over in a rotation, at first until the shift ends. */
export function TakeOverDialog({
  rotation,
  list: { people, ownAccountId },
  onClose,
}: {
  rotation: RotationRow | null;
  list: Pick<RotationList, 'people' | 'ownAccountId'>;
  onClose: () => void;
}) {
  const local = useLocalTime();
  const queryClient = useQueryClient();
  const begin = new Date();
  const end = rotation?.now ? new Date(rotation.now.to) : new Date(begin.getTime() + SHIFT_MS);
  const save = async (form: FormData) => {
    if (!rotation) return;
    // What cannot be read is sent as it is: the server says so at the field.
    const instant = (name: string) => local.read(form, name) ?? readText(form, name);
    await addOverride(rotation.id, {
      accountId: readText(form, 'accountId'),
      from: instant('from'),
      to: instant('to'),
      reason: readText(form, 'reason'),
    });
    showToast({ title: 'The shift is taken over', description: 'Everybody sees it, with the reason.' });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  return (
    <FormDialog
      open={rotation !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Take over in ${rotation?.name ?? 'the rotation'}`}
      description="For its time this goes before the turns. Where two overlap, the one made last holds."
      submitLabel="Take over"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="Who" error={errorOf('accountId')}>
            {(control) => (
              <Select {...control} name="accountId" defaultValue={ownAccountId ?? ''}>
                {people.map((person) => (
                  <option key={person.id} value={person.id}>
                    {describePerson(person)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TimeField name="from" label="From" hint={local.name(begin)} error={errorOf('from')} at={begin} />
            <TimeField name="to" label="Until" hint={local.name(end)} error={errorOf('to')} at={end} />
          </div>
          <Field label="Reason" error={errorOf('reason')}>
            {(control) => <Input {...control} name="reason" autoComplete="off" maxLength={500} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
