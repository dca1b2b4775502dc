'use client';

import { useState } from 'react';
import { WEEKDAYS } from '@/components/format/weekdays';
import { ChoiceList } from '@/components/forms/choice-list';
import { TimeZoneField } from '@/components/forms/time-zone-field';
import { toLocalInput } from '@/components/time-range/local-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

const FREQUENCIES = [
  ['daily', 'Days'],
  ['weekly', 'Weeks'],
  ['monthly', 'Months'],
] as const;

/** When a recurring correction holds: a time of day of a zone, on some days. */
export function RecurringFields({
  now,
  utc,
  timeZone,
  errorOf,
}: {
  now: Date;
  utc: boolean;
  /** The reader's zone, proposed at first. */
  timeZone: string;
  errorOf: (field: string) => string | null;
}) {
  const [frequency, setFrequency] = useState<string>('weekly');
  const [zone, setZone] = useState(timeZone);
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Every" error={errorOf('times.interval')}>
          {(control) => <Input {...control} name="interval" inputMode="numeric" defaultValue="1" required />}
        </Field>
        <Field label="Unit" error={errorOf('times.frequency')}>
          {(control) => (
            <Select
              {...control}
              name="frequency"
              value={frequency}
              onChange={({ target }) => setFrequency(target.value)}
            >
              {FREQUENCIES.map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {frequency === 'weekly' ? (
        <ChoiceList
          legend="On"
          hint="None is the weekday of the first date."
          name="weekdays"
          choices={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
          chosen={[]}
          error={errorOf('times.weekdays')}
        />
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="First date" error={errorOf('times.startDate')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              name="startDate"
              defaultValue={toLocalInput(now, utc).slice(0, 10)}
              required
            />
          )}
        </Field>
        <Field label="Last date" hint="Empty is for ever." error={errorOf('times.untilDate')}>
          {(control) => <Input {...control} type="date" name="untilDate" />}
        </Field>
        <Field label="Time of day" error={errorOf('times.startTime')}>
          {(control) => <Input {...control} type="time" name="startTime" defaultValue="02:00" required />}
        </Field>
        <Field label="Minutes" error={errorOf('times.durationMinutes')}>
          {(control) => (
            <Input {...control} name="durationMinutes" inputMode="numeric" defaultValue="120" required />
          )}
        </Field>
      </div>
      <TimeZoneField
        name="timeZone"
        value={zone}
        hint="Days of daylight-saving changes included: the time of day is local."
        error={errorOf('times.timeZone')}
        onChange={setZone}
      />
    </>
  );
}
