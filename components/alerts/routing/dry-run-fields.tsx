'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { zoneName } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useNow } from '@/components/values/use-now';
import { firstAlertsQuery } from '@/lib/client/alert-queries';
import { environmentsQuery, zonesQuery } from '@/lib/client/inventory-queries';
import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import { ABOUT_DETECTORS, DETECTORS } from '@/lib/domain/alerting/detectors';
import type { DryRunDraft } from './dry-run-draft';

/** What is asked: an alert that is stored or thought up, and a time. */
export function DryRunFields({
  draft,
  onChange,
}: {
  draft: DryRunDraft;
  onChange: (draft: DryRunDraft) => void;
}) {
  const alerts = useQuery(firstAlertsQuery({}, 50)).data?.items ?? [];
  const zone = useTimeZone();
  const now = useNow();
  const set =
    (field: keyof DryRunDraft) =>
    ({ target }: { target: { value: string } }) =>
      onChange({ ...draft, [field]: target.value });
  return (
    <div className="grid gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-2 [&>*]:min-w-0">
        <Field label="Alert">
          {(control) => (
            <Select {...control} value={draft.alertId} onChange={set('alertId')}>
              <option value="">One that is thought up</option>
              {alerts.map(({ id, title, zone: where }) => (
                <option key={id} value={id}>
                  {where ? `${title} (${where})` : title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="At" hint={`${zoneName(now, zone)}. Empty: now.`}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              className="min-w-0"
              value={draft.at}
              onChange={set('at')}
            />
          )}
        </Field>
      </div>
      {draft.alertId ? null : <Imagined draft={draft} onChange={onChange} set={set} />}
    </div>
  );
}

function Imagined({
  draft,
  onChange,
  set,
}: {
  draft: DryRunDraft;
  onChange: (draft: DryRunDraft) => void;
  set: (field: keyof DryRunDraft) => (event: { target: { value: string } }) => void;
}) {
  const zones = useQuery(zonesQuery()).data?.items ?? [];
  const environments = useQuery(environmentsQuery()).data?.items ?? [];
  const owners = [...new Set(zones.flatMap(({ owner }) => (owner ? [owner] : [])))];
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 [&>*]:min-w-0">
      <Field label="Severity">
        {(control) => (
          <Select
            {...control}
            value={draft.severity}
            onChange={({ target }) => onChange({ ...draft, severity: target.value as AlertSeverity })}
          >
            <option value="page">Page</option>
            <option value="ticket">Ticket</option>
          </Select>
        )}
      </Field>
      <Field label="Detector">
        {(control) => (
          <Select {...control} value={draft.detector} onChange={set('detector')}>
            <option value="">Any</option>
            {DETECTORS.map((detector) => (
              <option key={detector} value={detector}>
                {ABOUT_DETECTORS[detector].name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Listed
        label="Zone"
        value={draft.zone}
        options={zones.map(({ slug }) => slug)}
        onChange={set('zone')}
      />
      <Listed label="Owner" value={draft.owner} options={owners} onChange={set('owner')} />
      <Listed label="Service" value={draft.service} options={[]} onChange={set('service')} />
      <Listed label="Policy" value={draft.policy} options={[]} onChange={set('policy')} />
      <Listed
        label="Environment"
        value={draft.environment}
        options={environments.map(({ slug }) => slug)}
        onChange={set('environment')}
      />
      <Listed
        label="Labels"
        hint="As team=pay, between commas."
        value={draft.labels}
        options={[]}
        onChange={set('labels')}
      />
    </div>
  );
}

function Listed({
  label,
  hint,
  value,
  options,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  options: readonly string[];
  onChange: (event: { target: { value: string } }) => void;
}) {
  const listId = useId();
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <>
          <Input
            {...control}
            value={value}
            list={options.length > 0 ? listId : undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={onChange}
          />
          {options.length > 0 ? (
            <datalist id={listId}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </Field>
  );
}
