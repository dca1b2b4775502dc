'use client';

import { useQueryClient } from '@tanstack/react-query';
import { formatShortTime, zoneName } from '@/components/format/format-time';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { changeSilence, isAboutSilences } from '@/lib/client/silence-queries';
import { silenceInputSchema } from '@/lib/domain/alerting/silence';
import type { SilenceRow } from '@/lib/domain/read-models/silences';

const HOUR_MS = 3_600_000;
const CHOICES = [
  [1, '1 hour'],
  [2, '2 hours'],
  [8, '8 hours'],
  [24, '1 day'],
  [168, '1 week'],
] as const;

/** Moves the end of a silence by a while; more than that is a change of it. */
export function ExtendSilenceDialog({
  silence,
  open,
  onOpenChange,
}: {
  silence: SilenceRow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const endOf = (hours: number) => new Date(Date.parse(silence.endsAt) + hours * HOUR_MS);
  const extend = async (form: FormData) => {
    const endsAt = endOf(Number(readText(form, 'hours')));
    await changeSilence(silence.id, {
      ...silenceInputSchema.parse(silence),
      endsAt: endsAt.toISOString(),
      revision: silence.revision,
    });
    showToast({ title: 'Silence extended', description: `It ends ${formatShortTime(endsAt, zone)}.` });
    await queryClient.invalidateQueries({ predicate: isAboutSilences });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Extend this silence"
      description={silence.reason}
      submitLabel="Extend"
      fields={['endsAt']}
      onSubmit={extend}
    >
      {(errorOf) => (
        <Field
          label="For"
          hint={`It ends ${formatShortTime(new Date(silence.endsAt), zone)} ${zoneName(new Date(silence.endsAt), zone)} as it is.`}
          error={errorOf('endsAt')}
        >
          {(control) => (
            <Select {...control} name="hours" defaultValue="2">
              {CHOICES.map(([hours, words]) => (
                <option key={hours} value={hours}>
                  {words} more, until {formatShortTime(endOf(hours), zone)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </FormDialog>
  );
}
