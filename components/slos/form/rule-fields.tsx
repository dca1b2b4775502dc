'use client';

import { Plus, Trash2 } from 'lucide-react';
import { FieldGroup } from '@/components/forms/field-group';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { RULE_SEVERITIES, type RuleSetting } from '@/lib/domain/objective';
import type { FormPart } from './form-parts';
import { newRule, RULE_PRESET_WORDS, type RuleDraft } from './rule-draft';

const PRESETS = Object.keys(RULE_PRESET_WORDS) as RuleSetting['preset'][];

/** The alert rules: presets, and rules of one's own. */
export function RuleFields({ draft, change, errorOf }: FormPart) {
  const { rules } = draft;
  const set = (next: RuleDraft[]) => change({ rules: next });
  const add = (preset: RuleSetting['preset']) =>
    set([...rules, newRule(preset, Math.max(-1, ...rules.map(({ key }) => key)) + 1)]);
  return (
    <FieldGroup legend="Alert rules">
      {rules.length === 0 ? (
        <p className="text-fg-muted text-sm">No rules: nothing alerts on this objective.</p>
      ) : (
        <ol className="grid gap-3">
          {rules.map((rule, index) => (
            <li key={rule.key} className="border-line rounded-md border px-3 py-2">
              <RuleRow
                rule={rule}
                position={index + 1}
                errorOf={(field) => errorOf(`rules.${index}.${field}`)}
                onChange={(changed) => set(rules.map((each) => (each.key === rule.key ? changed : each)))}
                onRemove={() => set(rules.filter((each) => each.key !== rule.key))}
              />
            </li>
          ))}
        </ol>
      )}
      {errorOf('rules') && rules.length === 0 ? <p role="alert">{errorOf('rules')}</p> : null}
      <div role="group" aria-label="Add a rule" className="flex flex-wrap gap-2">
        {PRESETS.map((preset) => (
          <Button key={preset} size="sm" onClick={() => add(preset)}>
            <Plus aria-hidden />
            {RULE_PRESET_WORDS[preset].name}
          </Button>
        ))}
      </div>
    </FieldGroup>
  );
}

function RuleRow({
  rule,
  position,
  errorOf,
  onChange,
  onRemove,
}: {
  rule: RuleDraft;
  position: number;
  errorOf: (field: string) => string | null;
  onChange: (rule: RuleDraft) => void;
  onRemove: () => void;
}) {
  const { name, meaning } = RULE_PRESET_WORDS[rule.preset];
  const change = (part: Partial<RuleDraft>) => onChange({ ...rule, ...part });
  return (
    <div role="group" aria-label={`Rule ${position}: ${name}`} className="grid gap-3">
      <div className="flex items-start justify-between gap-2">
        <div>
          <p className="text-sm font-medium">{name}</p>
          <p className="text-fg-muted text-xs text-pretty">{meaning}</p>
        </div>
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={`Remove rule ${position}: ${name}`}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      {rule.preset === 'seed-hour' || rule.preset === 'seed-cumulative' ? (
        <Field
          label="Budget consumed, by"
          hint="By time assumes even traffic; by events counts what really came."
          error={errorOf('basis')}
        >
          {(control) => (
            <Select
              {...control}
              value={rule.basis}
              className="max-w-40"
              onChange={({ target }) => change({ basis: target.value as RuleDraft['basis'] })}
            >
              <option value="time">time</option>
              <option value="events">events</option>
            </Select>
          )}
        </Field>
      ) : null}
      {rule.preset === 'custom' ? <CustomRule rule={rule} change={change} errorOf={errorOf} /> : null}
    </div>
  );
}

const NUMBERS = [
  ['longMinutes', 'Long window, minutes'],
  ['shortMinutes', 'Short window, minutes'],
  ['factor', 'Burn rate above'],
  ['minTotal', 'At least events'],
  ['minBad', 'At least bad events'],
] as const;

function CustomRule({
  rule,
  change,
  errorOf,
}: {
  rule: RuleDraft;
  change: (part: Partial<RuleDraft>) => void;
  errorOf: (field: string) => string | null;
}) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-3">
      <Field label="Rule name" error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            value={rule.name}
            autoComplete="off"
            className="font-mono"
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <Field label="Severity" error={errorOf('severity')}>
        {(control) => (
          <Select
            {...control}
            value={rule.severity}
            onChange={({ target }) => change({ severity: target.value as RuleDraft['severity'] })}
          >
            {RULE_SEVERITIES.map((severity) => (
              <option key={severity} value={severity}>
                {severity}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {NUMBERS.map(([field, label]) => (
        <Field key={field} label={label} error={errorOf(field)}>
          {(control) => (
            <Input
              {...control}
              value={rule[field]}
              inputMode="decimal"
              autoComplete="off"
              onChange={({ target }) => change({ [field]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
