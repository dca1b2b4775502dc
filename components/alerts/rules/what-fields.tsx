'use client';

import { FieldGroup } from '@/components/forms/field-group';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ALERT_SEVERITIES } from '@/lib/domain/alerting/alert-state';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { Detector } from '@/lib/domain/read-models/alert-rules';
import type { FormPart } from './form-part';

const SEVERITY_WORDS = {
  page: 'Page: somebody gets up for it',
  ticket: 'Ticket: it waits for working hours',
} as const;

const SCOPES = [
  ['zones', 'Zones'],
  ['services', 'Services'],
  ['environments', 'Environments'],
  ['policies', 'Policies'],
] as const;

/** What is watched, where, and how grave it is. */
export function WhatFields({
  draft,
  detector,
  detectors,
  isNew,
  change,
  errorOf,
  onDetector,
}: FormPart & {
  detectors: readonly Detector[];
  isNew: boolean;
  onDetector: (id: DetectorId) => void;
}) {
  return (
    <FieldGroup legend="What">
      <Field
        label="Watches for"
        hint={isNew ? undefined : 'The detector of a rule stays what it is.'}
        error={errorOf('detector')}
      >
        {(control) => (
          <Select
            {...control}
            value={detector.id}
            disabled={!isNew}
            onChange={({ target }) => onDetector(target.value as DetectorId)}
          >
            {detectors.map(({ id, name, failure }) => (
              <option key={id} value={id}>
                {failure ? `${failure} · ${name}` : name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name" error={errorOf('name')}>
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              autoComplete="off"
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field
          label="Severity"
          hint={
            detector.id === 'burn-rate'
              ? 'The rung of the objective that fires says it: page or ticket.'
              : undefined
          }
          error={errorOf('severity')}
        >
          {(control) => (
            <Select
              {...control}
              value={draft.severity}
              onChange={({ target }) => change({ severity: target.value as typeof draft.severity })}
            >
              {ALERT_SEVERITIES.map((severity) => (
                <option key={severity} value={severity}>
                  {SEVERITY_WORDS[severity]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {SCOPES.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            hint="Between commas; none is all of them."
            error={errorOf(`scope.${name}`)}
          >
            {(control) => (
              <Input
                {...control}
                value={draft.scope[name]}
                autoComplete="off"
                onChange={({ target }) => change({ scope: { ...draft.scope, [name]: target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}
