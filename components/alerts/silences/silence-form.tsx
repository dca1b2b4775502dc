'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { zoneName } from '@/components/format/format-time';
import { FieldGroup } from '@/components/forms/field-group';
import { FormEnd } from '@/components/forms/form-end';
import { useCheckedForm } from '@/components/forms/use-checked-form';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import {
  addSilence,
  changeSilence,
  isAboutSilences,
  SILENCES,
  silenceHref,
} from '@/lib/client/silence-queries';
import { SILENCE_KINDS, silenceInputSchema } from '@/lib/domain/alerting/silence';
import type { SilenceRow } from '@/lib/domain/read-models/silences';
import { MatcherFields } from '../matchers/matcher-fields';
import { checkSilence, readSilence, type SilenceDraft } from './silence-draft';
import { SilencePreview } from './silence-preview';
import { KIND_WORDS } from './silence-words';
import { TimesFields } from './times-fields';

/** The fields that show errors of their own; every other error stands above the buttons. */
const FIELDS = ['kind', 'startsAt', 'endsAt', 'recurrence', 'reason', 'owner'];

/** Makes a silence, or changes the given one, with what it would hide beside it. */
export function SilenceForm({ silence, initial }: { silence: SilenceRow | null; initial: SilenceDraft }) {
  const [draft, setDraft] = useState(initial);
  const [now] = useState(() => new Date());
  const router = useRouter();
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const input = readSilence(draft, zone === 'UTC', silence ? silenceInputSchema.parse(silence) : undefined);
  const save = useMutation({
    mutationFn: () =>
      silence ? changeSilence(silence.id, { ...input, revision: silence.revision }) : addSilence(input),
    onSuccess: async ({ id }) => {
      showToast({ title: silence ? 'Silence changed' : `${KIND_WORDS[input.kind]} added` });
      router.push(silenceHref(id));
      await queryClient.invalidateQueries({ predicate: isAboutSilences });
    },
  });
  const { submit, forget, errorOf, problem } = useCheckedForm({
    check: () => checkSilence(input),
    save,
    fields: FIELDS,
  });
  const change = (part: Partial<SilenceDraft>) => {
    setDraft((current) => ({ ...current, ...part }));
    forget();
  };
  return (
    <form
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]"
      onSubmit={submit}
      noValidate
    >
      <div className="grid min-w-0 gap-4">
        <FieldGroup
          legend="What it hides"
          hint="Alerts that meet all of these open and count, and nobody is told."
        >
          <MatcherFields
            drafts={draft.matchers}
            onChange={(matchers) => change({ matchers })}
            errorOf={(index) => errorOf(`matchers.${index}`)}
          />
        </FieldGroup>
        <TimesFields
          draft={draft}
          zoneName={zoneName(now, zone)}
          hasBegun={silence !== null && Date.parse(silence.startsAt) <= now.getTime()}
          change={change}
          errorOf={errorOf}
        />
        <FieldGroup legend="Why and who">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field
              label="Kind"
              hint={
                draft.kind === 'maintenance'
                  ? 'What it hides is expected; it stands on charts as a marker.'
                  : 'What it hides is known, and somebody is on it.'
              }
              error={errorOf('kind')}
            >
              {(control) => (
                <Select
                  {...control}
                  value={draft.kind}
                  onChange={({ target }) => change({ kind: target.value as SilenceDraft['kind'] })}
                >
                  {SILENCE_KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {KIND_WORDS[kind]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field
              label="Owner"
              hint="The e-mail address of who answers for it, and is told before it ends."
              error={errorOf('owner')}
            >
              {(control) => (
                <Input
                  {...control}
                  value={draft.owner}
                  autoComplete="off"
                  onChange={({ target }) => change({ owner: target.value })}
                />
              )}
            </Field>
          </div>
          <Field label="Reason" hint="Who finds it at night wants to know why." error={errorOf('reason')}>
            {(control) => (
              <Input
                {...control}
                value={draft.reason}
                autoComplete="off"
                onChange={({ target }) => change({ reason: target.value })}
              />
            )}
          </Field>
        </FieldGroup>
        <FormEnd
          problem={problem}
          submitLabel={silence ? 'Save silence' : 'Add silence'}
          isPending={save.isPending}
          cancelHref={SILENCES}
        />
      </div>
      <SilencePreview input={input} />
    </form>
  );
}
