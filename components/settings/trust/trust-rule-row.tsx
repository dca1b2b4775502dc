'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TRUST_MATCHES, type TrustMatch } from '@/lib/domain/trust-rules/trust-rule';
import { readDraft, type TrustDraft } from './trust-draft';
import { MATCH_WORDS } from './trust-words';

/** One rule of the editor, with its place in the order. */
export function TrustRuleRow({
  draft,
  position,
  count,
  zones,
  disabled,
  onChange,
  onMove,
  onRemove,
}: {
  draft: TrustDraft;
  position: number;
  count: number;
  /** Slugs to choose from. */
  zones: readonly string[];
  disabled: boolean;
  onChange: (draft: TrustDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const read = readDraft(draft);
  const errors = 'errors' in read ? read.errors : {};
  const set = (field: 'name' | 'value' | 'zone') => (event: { target: { value: string } }) =>
    onChange({ ...draft, [field]: event.target.value });
  const known = zones.includes(draft.zone) || draft.zone === '' ? zones : [draft.zone, ...zones];
  return (
    <li
      aria-label={`Rule ${position}`}
      className="border-line grid items-start gap-3 rounded-md border p-3 lg:grid-cols-[1.5rem_minmax(9rem,1.3fr)_minmax(8rem,1.3fr)_2fr_1.5fr_auto]"
    >
      <span className="figures text-fg-muted text-sm lg:pt-7">{position}.</span>
      <Field label="Match on">
        {(control) => (
          <Select
            {...control}
            value={draft.on}
            disabled={disabled}
            onChange={(event) => onChange({ ...draft, on: event.target.value as TrustMatch['on'] })}
          >
            {TRUST_MATCHES.map((on) => (
              <option key={on} value={on}>
                {MATCH_WORDS[on].label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.on === 'label' ? (
        <Field label="Label" hint="Such as trust.zone." error={errors.name}>
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              value={draft.name}
              disabled={disabled}
              onChange={set('name')}
            />
          )}
        </Field>
      ) : (
        <span className="hidden lg:block" />
      )}
      <Field label="Value" hint={`${MATCH_WORDS[draft.on].hint} * is any text.`} error={errors.value}>
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            value={draft.value}
            disabled={disabled}
            onChange={set('value')}
          />
        )}
      </Field>
      <Field label="Zone" error={errors.zone}>
        {(control) => (
          <Select {...control} value={draft.zone} disabled={disabled} onChange={set('zone')}>
            <option value="">Choose a zone</option>
            {known.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        )}
      </Field>
      {disabled ? null : (
        <div className="flex gap-1 lg:pt-6">
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move rule ${position} up`}
            disabled={position === 1}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move rule ${position} down`}
            disabled={position === count}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="ghost" size="icon" aria-label={`Remove rule ${position}`} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </div>
      )}
    </li>
  );
}
