'use client';

import { FieldGroup } from '@/components/forms/field-group';
import { TimeZoneField } from '@/components/forms/time-zone-field';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { CALENDAR_PERIODS, EMPTY_SLICES } from '@/lib/domain/objective';
import { EMPTY_SLICE_WORDS, METHOD_WORDS } from '../objective-words';
import type { FormPart } from './form-parts';
import { isTrend, type ObjectiveDraft } from './objective-draft';

/** Target and window, and how the budget is counted. */
export function GoalFields(part: FormPart) {
  const { draft, change, errorOf } = part;
  return (
    <FieldGroup legend="Target and window">
      {isTrend(draft) ? (
        <p className="text-sm">
          The objective of M8 is a trend: it is met while the attempts decrease. It has no target and no
          budget.
        </p>
      ) : (
        <Field
          label="Target, percent of good events"
          hint={
            draft.indicator === 'M6'
              ? 'Of attempts that succeed: 99.9 allows less than 0.1 % of failures.'
              : '100 is zero tolerance: one violation is a breach.'
          }
          error={errorOf('target')}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.target}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-40"
              onChange={({ target }) => change({ target: target.value })}
            />
          )}
        </Field>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="Window" error={errorOf('window.type')}>
          {(control) => (
            <Select
              {...control}
              value={draft.windowType}
              onChange={({ target }) => change({ windowType: target.value as ObjectiveDraft['windowType'] })}
            >
              <option value="rolling">Rolling</option>
              <option value="calendar">Calendar</option>
            </Select>
          )}
        </Field>
        {draft.windowType === 'rolling' ? (
          <Field label="Days" hint="28 always holds the same weekdays." error={errorOf('window.days')}>
            {(control) => (
              <Input
                {...control}
                value={draft.days}
                inputMode="numeric"
                autoComplete="off"
                onChange={({ target }) => change({ days: target.value })}
              />
            )}
          </Field>
        ) : (
          <>
            <Field label="Period" error={errorOf('window.period')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.period}
                  onChange={({ target }) => change({ period: target.value as ObjectiveDraft['period'] })}
                >
                  {CALENDAR_PERIODS.map((period) => (
                    <option key={period} value={period}>
                      {period.charAt(0).toUpperCase() + period.slice(1)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <TimeZoneField
              value={draft.timeZone}
              hint="Whose midnight begins a period."
              error={errorOf('window.timeZone')}
              onChange={(timeZone) => change({ timeZone })}
            />
          </>
        )}
      </div>
      {isTrend(draft) ? null : <MethodFields {...part} />}
    </FieldGroup>
  );
}

function MethodFields({ draft, change, errorOf }: FormPart) {
  return (
    <>
      <Field label="Counted in" error={errorOf('method.type')}>
        {(control) => (
          <Select
            {...control}
            value={draft.method}
            onChange={({ target }) => change({ method: target.value as ObjectiveDraft['method'] })}
          >
            {Object.entries(METHOD_WORDS).map(([method, words]) => (
              <option key={method} value={method}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.method === 'occurrences' ? null : (
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <Field label="Slice, minutes" error={errorOf('method.sliceMinutes')}>
            {(control) => (
              <Input
                {...control}
                value={draft.sliceMinutes}
                inputMode="numeric"
                autoComplete="off"
                onChange={({ target }) => change({ sliceMinutes: target.value })}
              />
            )}
          </Field>
          <Field
            label="Slice target, percent"
            hint="From which share of good events on a slice is good."
            error={errorOf('method.sliceTarget')}
          >
            {(control) => (
              <Input
                {...control}
                value={draft.sliceTarget}
                inputMode="decimal"
                autoComplete="off"
                onChange={({ target }) => change({ sliceTarget: target.value })}
              />
            )}
          </Field>
          <Field label="Slices without events" error={errorOf('method.emptySlices')}>
            {(control) => (
              <Select
                {...control}
                value={draft.emptySlices}
                onChange={({ target }) =>
                  change({ emptySlices: target.value as ObjectiveDraft['emptySlices'] })
                }
              >
                {EMPTY_SLICES.map((choice) => (
                  <option key={choice} value={choice}>
                    {EMPTY_SLICE_WORDS[choice]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
    </>
  );
}
