'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { WEEKDAYS } from '@/components/format/weekdays';
import { formatWeekdayTime } from '@/components/format/format-time';
import { FormDialog } from '@/components/forms/form-dialog';
import { TimeZoneField } from '@/components/forms/time-zone-field';
import { readerZone } from '@/components/preferences/reader-zone';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { isAboutRouting, rotationPreviewQuery, saveRotation } from '@/lib/client/routing-queries';
import { rotationInputSchema, type RotationInput } from '@/lib/domain/alerting/rotation';
import type { RotationList, RotationRow } from '@/lib/domain/read-models/rotations';
import { useSettledValue } from '../routing/use-settled-value';
import { MemberField } from './member-field';
import { draftOf, readDraft } from './rotation-draft';

const FIELDS = ['name', 'timeZone', 'handoffWeekday', 'handoffTime', 'shiftDays', 'startsOn', 'members'];

/** Adds a rotation or edits one, saying what it would mean before it is saved. Mounted while open. */
export function RotationDialog({
  rotation,
  people,
  onClose,
}: {
  rotation: RotationRow | null;
  people: RotationList['people'];
  onClose: () => void;
}) {
  const zone = useTimeZone();
  const [draft, setDraft] = useState(() =>
    draftOf(rotation, { timeZone: readerZone(zone), today: new Date().toISOString().slice(0, 10) }),
  );
  const responderId = useId();
  const queryClient = useQueryClient();
  const known = new Map(rotation?.members.map(({ id, name }) => [id, name]));
  const save = async () => {
    await saveRotation(readDraft(draft), rotation && { id: rotation.id, revision: rotation.revision });
    showToast({ title: `The rotation ${draft.name.trim()} is saved` });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  return (
    <FormDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={rotation ? `Edit ${rotation.name}` : 'Add rotation'}
      submitLabel="Save rotation"
      fields={FIELDS.flatMap((field) => [field, `rotation.${field}`])}
      onSubmit={save}
    >
      {(given) => {
        const errorOf = (field: string) => given(field) ?? given(`rotation.${field}`);
        return (
          <>
            <Field label="Name" error={errorOf('name')}>
              {(control) => (
                <Input
                  {...control}
                  value={draft.name}
                  autoComplete="off"
                  onChange={({ target }) => setDraft({ ...draft, name: target.value })}
                />
              )}
            </Field>
            <MemberField
              members={draft.members}
              people={people}
              known={known}
              error={errorOf('members')}
              onChange={(members) => setDraft({ ...draft, members })}
            />
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label="Shift length" hint="In days." error={errorOf('shiftDays')}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={draft.shiftDays}
                    onChange={({ target }) => setDraft({ ...draft, shiftDays: target.value })}
                  />
                )}
              </Field>
              <Field label="First day" error={errorOf('startsOn')}>
                {(control) => (
                  <Input
                    {...control}
                    type="date"
                    value={draft.startsOn}
                    onChange={({ target }) => setDraft({ ...draft, startsOn: target.value })}
                  />
                )}
              </Field>
              <Field label="Handoff" hint="Only for whole weeks." error={errorOf('handoffWeekday')}>
                {(control) => (
                  <Select
                    {...control}
                    value={draft.handoffWeekday ?? ''}
                    disabled={Number(draft.shiftDays) % 7 !== 0}
                    onChange={({ target }) =>
                      setDraft({ ...draft, handoffWeekday: target.value ? Number(target.value) : null })
                    }
                  >
                    <option value="">On the day it ends</option>
                    {WEEKDAYS.map((day, place) => (
                      <option key={day} value={place + 1}>
                        On {day}s
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field label="Handoff at" error={errorOf('handoffTime')}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    value={draft.handoffTime}
                    onChange={({ target }) => setDraft({ ...draft, handoffTime: target.value })}
                  />
                )}
              </Field>
            </div>
            <TimeZoneField
              value={draft.timeZone}
              error={errorOf('timeZone')}
              hint="Its clocks say when shifts change, also when they are put forward or back."
              onChange={(timeZone) => setDraft({ ...draft, timeZone })}
            />
            <div className="flex items-start gap-2">
              <Checkbox
                id={responderId}
                className="mt-0.5"
                checked={draft.isTrustResponder}
                onCheckedChange={(checked) => setDraft({ ...draft, isTrustResponder: checked === true })}
              />
              <label htmlFor={responderId} className="text-sm">
                Trust-zone responders: its members can undo policy changes
              </label>
            </div>
            <Preview rotation={readDraft(draft)} />
          </>
        );
      }}
    </FormDialog>
  );
}

/** Who would be on call with what is typed; nothing while it cannot be read. */
function Preview({ rotation }: { rotation: RotationInput }) {
  const zone = useTimeZone();
  const asked = useSettledValue(rotation);
  const { data } = useQuery({
    ...rotationPreviewQuery(asked),
    enabled: rotationInputSchema.safeParse(asked).success,
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const later = data.shifts.filter(({ from }) => from !== data.now?.from).slice(0, 3);
  return (
    <div className="bg-muted grid gap-1 rounded-md p-3 text-sm" aria-live="polite" suppressHydrationWarning>
      <p>
        {data.now?.person
          ? `With this, ${data.now.person.name} is on call now, until ${formatWeekdayTime(new Date(data.now.to), zone)}.`
          : 'With this, nobody is on call now.'}
        {later.length > 0
          ? ` Then ${later.map(({ from, person }) => `${person?.name ?? 'nobody'} (${formatWeekdayTime(new Date(from), zone)})`).join(', ')}.`
          : ''}
      </p>
      {data.problems.map((problem) => (
        <p key={problem} className="text-fg-muted text-xs text-pretty">
          {problem}
        </p>
      ))}
    </div>
  );
}
