'use client';

import { useId } from 'react';
import { FieldGroup } from '@/components/forms/field-group';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { SUBJECT_PARTS } from '@/lib/domain/alerting/subject';
import type { FormPart } from './form-part';
import { RunbookField } from './runbook-field';

const TIMES = [
  ['forMinutes', 'Holds for, minutes', 'Shorter than this fires nothing.'],
  ['keepFiringMinutes', 'Keeps firing for, minutes', 'After its condition ended, so that it does not flap.'],
  ['cooldownMinutes', 'Cooldown, minutes', 'After its end a new one is quiet, unless it outlasts this.'],
] as const;

const PART_WORDS = {
  zone: 'Zone',
  service: 'Service',
  environment: 'Environment',
  policy: 'Policy',
  item: 'What has no place of its own: a source, a host, a finding',
} as const;

/** When it fires, what is one alert, and what goes with its messages. */
export function FiringFields({ draft, change, errorOf }: FormPart) {
  const id = useId();
  const toggle = (part: (typeof SUBJECT_PARTS)[number], isChosen: boolean) =>
    change({
      dedupeBy: SUBJECT_PARTS.filter((each) => (each === part ? isChosen : draft.dedupeBy.includes(each))),
    });
  return (
    <FieldGroup legend="Firing">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {TIMES.map(([name, label, hint]) => (
          <Field key={name} label={label} hint={hint} error={errorOf(name)}>
            {(control) => (
              <Input
                {...control}
                value={draft[name]}
                inputMode="decimal"
                autoComplete="off"
                onChange={({ target }) => change({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <fieldset className="grid gap-1" aria-describedby={`${id}-dedupe`}>
        <legend className="mb-1 text-sm font-medium">One alert for each</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {SUBJECT_PARTS.map((part) => (
            <span key={part} className="flex min-h-6 items-center gap-2">
              <Checkbox
                id={`${id}-${part}`}
                checked={draft.dedupeBy.includes(part)}
                onCheckedChange={(checked) => toggle(part, checked === true)}
              />
              <label htmlFor={`${id}-${part}`} className="text-sm">
                {PART_WORDS[part]}
              </label>
            </span>
          ))}
        </div>
        <p id={`${id}-dedupe`} className="text-fg-muted text-xs">
          Findings that agree in these are the same alert.
        </p>
        {errorOf('dedupeBy') ? (
          <p role="alert" className="border-status-breached border-l-2 pl-2 text-xs">
            Choose one at least.
          </p>
        ) : null}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="Labels"
          hint="Such as team=pay, tier=1; routes and silences can ask for them."
          error={errorOf('labels')}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.labels}
              autoComplete="off"
              onChange={({ target }) => change({ labels: target.value })}
            />
          )}
        </Field>
        <RunbookField
          value={draft.runbook}
          error={errorOf('runbook')}
          onChange={(runbook) => change({ runbook })}
        />
      </div>
      <div className="flex items-center gap-3">
        <Switch
          id={`${id}-enabled`}
          checked={draft.isEnabled}
          onCheckedChange={(isEnabled) => change({ isEnabled })}
        />
        <label htmlFor={`${id}-enabled`} className="text-sm font-medium">
          {draft.isEnabled ? 'On: it is evaluated' : 'Off: it is not evaluated'}
        </label>
      </div>
    </FieldGroup>
  );
}
