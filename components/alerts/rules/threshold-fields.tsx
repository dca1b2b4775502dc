'use client';

import Link from 'next/link';
import { useId } from 'react';
import { FieldGroup } from '@/components/forms/field-group';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { Detector } from '@/lib/domain/read-models/alert-rules';
import type { FormPart } from './form-part';
import { writeParameter } from './rule-draft';

type Parameter = Detector['parameters'][number];

const UNIT_WORDS: Readonly<Record<Parameter['unit'], string>> = {
  share: 'percent',
  count: '',
  minutes: 'minutes',
  milliseconds: 'ms',
  bytes: 'MB',
  days: 'days',
  times: 'times',
};

const labelOf = ({ label, unit }: Parameter): string =>
  UNIT_WORDS[unit] ? `${label}, ${UNIT_WORDS[unit]}` : label;

/** What the detector compares with, and of counts whether their own history says what is usual. */
export function ThresholdFields(part: FormPart) {
  const { draft, detector, change, errorOf } = part;
  if (detector.id === 'burn-rate')
    return (
      <FieldGroup legend="Threshold">
        <p className="text-sm text-pretty">
          How fast a budget may burn over which windows is set at each objective, where it also says after how
          long an outage it fires. This rule evaluates them all: its scope says of which zones, services and
          environments.
        </p>
        <p className="text-sm">
          <Link className="link inline-flex min-h-6 items-center" href="/slos">
            Objectives and their rungs
          </Link>
        </p>
        <Parameters {...part} />
      </FieldGroup>
    );
  return (
    <FieldGroup legend="Threshold">
      {detector.parameters.length === 0 ? <p className="text-sm">It takes no number.</p> : null}
      <Parameters {...part} />
      {detector.isCount ? <DynamicFields draft={draft} change={change} errorOf={errorOf} /> : null}
    </FieldGroup>
  );
}

function Parameters({ draft, detector, change, errorOf }: FormPart) {
  if (detector.parameters.length === 0) return null;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {detector.parameters.map((parameter) => (
        <Field
          key={parameter.name}
          label={labelOf(parameter)}
          hint={`${parameter.help} From ${writeParameter(parameter.min, parameter)} to ${writeParameter(parameter.max, parameter)}.`}
          error={errorOf(`threshold.${parameter.name}`)}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.threshold[parameter.name] ?? ''}
              inputMode="decimal"
              autoComplete="off"
              onChange={({ target }) =>
                change({ threshold: { ...draft.threshold, [parameter.name]: target.value } })
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}

const DYNAMIC = [
  ['deviations', 'Deviations above the median', '3.5 is usual.'],
  ['weeks', 'Weeks to look back', 'The same hour of the week, 4 to 12.'],
  ['fewestWeeks', 'Weeks that need data', 'With fewer there is no verdict.'],
  ['atLeast', 'Never below', 'In the unit of what is counted; empty: no bound.'],
  ['atMost', 'Never above', 'Empty: no bound.'],
] as const;

function DynamicFields({ draft, change, errorOf }: Pick<FormPart, 'draft' | 'change' | 'errorOf'>) {
  const id = useId();
  return (
    <>
      <div className="flex items-start gap-3">
        <Switch
          id={id}
          checked={draft.isDynamic}
          onCheckedChange={(isDynamic) => change({ isDynamic })}
          aria-describedby={`${id}-hint`}
        />
        <div className="grid">
          <label htmlFor={id} className="text-sm font-medium">
            Follow its own history
          </label>
          <span id={`${id}-hint`} className="text-fg-muted text-xs text-pretty">
            The threshold is what was usual at the same hour of the week, plus so many robust deviations,
            instead of a fixed number.
          </span>
        </div>
      </div>
      {draft.isDynamic ? (
        <div className="grid items-start gap-4 sm:grid-cols-3">
          {DYNAMIC.map(([name, label, hint]) => (
            <Field key={name} label={label} hint={hint} error={errorOf(`dynamic.${name}`)}>
              {(control) => (
                <Input
                  {...control}
                  value={draft.dynamic[name]}
                  inputMode="decimal"
                  autoComplete="off"
                  onChange={({ target }) => change({ dynamic: { ...draft.dynamic, [name]: target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
    </>
  );
}
