'use client';

import { useId } from 'react';
import { WEEKDAYS } from '@/components/format/weekdays';
import { FieldGroup } from '@/components/forms/field-group';
import { TimeZoneField } from '@/components/forms/time-zone-field';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { SilenceDraft } from './silence-draft';

/** From when to when it holds, once or at a time of day on some days. */
export function TimesFields({
  draft,
  zoneName,
  hasBegun,
  change,
  errorOf,
}: {
  draft: SilenceDraft;
  zoneName: string;
  /** Its beginning is past and stays what it is. */
  hasBegun: boolean;
  change: (change: Partial<SilenceDraft>) => void;
  errorOf: (field: string) => string | null;
}) {
  const id = useId();
  return (
    <FieldGroup legend="When">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="From"
          hint={hasBegun ? 'It has begun.' : `${zoneName}. Nothing of the past is hidden.`}
          error={errorOf('startsAt')}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={draft.startsAt}
              disabled={hasBegun}
              onChange={({ target }) => change({ startsAt: target.value })}
            />
          )}
        </Field>
        <Field label="To" hint={zoneName} error={errorOf('endsAt')}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={draft.endsAt}
              onChange={({ target }) => change({ endsAt: target.value })}
            />
          )}
        </Field>
      </div>
      <div className="flex items-center gap-3">
        <Switch
          id={id}
          checked={draft.isRecurring}
          onCheckedChange={(isRecurring) => change({ isRecurring })}
        />
        <label htmlFor={id} className="text-sm font-medium">
          It recurs, and holds within these times only then
        </label>
      </div>
      {draft.isRecurring ? <RecurrenceFields draft={draft} change={change} errorOf={errorOf} /> : null}
      {errorOf('recurrence') && !errorOf('recurrence.weekdays') ? (
        <p role="alert" className="border-status-breached border-l-2 pl-2 text-xs">
          {errorOf('recurrence')}
        </p>
      ) : null}
    </FieldGroup>
  );
}

function RecurrenceFields({
  draft,
  change,
  errorOf,
}: {
  draft: SilenceDraft;
  change: (change: Partial<SilenceDraft>) => void;
  errorOf: (field: string) => string | null;
}) {
  const id = useId();
  const toggle = (day: number, isChosen: boolean) =>
    change({
      weekdays: isChosen
        ? [...draft.weekdays, day].toSorted((one, other) => one - other)
        : draft.weekdays.filter((each) => each !== day),
    });
  const wrongDays = errorOf('recurrence.weekdays');
  return (
    <>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">On</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {WEEKDAYS.map((name, index) => (
            <span key={name} className="flex min-h-6 items-center gap-2">
              <Checkbox
                id={`${id}-${name}`}
                checked={draft.weekdays.includes(index + 1)}
                onCheckedChange={(checked) => toggle(index + 1, checked === true)}
              />
              <label htmlFor={`${id}-${name}`} className="text-sm">
                {name}
              </label>
            </span>
          ))}
        </div>
        {wrongDays ? (
          <p role="alert" className="border-status-breached border-l-2 pl-2 text-xs">
            {wrongDays}
          </p>
        ) : null}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="At" error={errorOf('recurrence.time')}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={draft.time}
              onChange={({ target }) => change({ time: target.value })}
            />
          )}
        </Field>
        <Field label="For, minutes" hint="5 to 1,440; real time." error={errorOf('recurrence.minutes')}>
          {(control) => (
            <Input
              {...control}
              value={draft.minutes}
              inputMode="numeric"
              autoComplete="off"
              onChange={({ target }) => change({ minutes: target.value })}
            />
          )}
        </Field>
        <TimeZoneField
          value={draft.timeZone}
          hint="Whose clocks say when."
          error={errorOf('recurrence.timeZone')}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>
    </>
  );
}
