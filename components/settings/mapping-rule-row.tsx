'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readDraft, type MappingDraft } from './mapping-draft';

/** One rule of the editor, with its place in the order. */
export function MappingRuleRow({
  draft,
  position,
  count,
  disabled,
  onChange,
  onMove,
  onRemove,
}: {
  draft: MappingDraft;
  position: number;
  count: number;
  disabled: boolean;
  onChange: (draft: MappingDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const read = readDraft(draft);
  const errors = 'errors' in read ? read.errors : {};
  const set = (field: 'policy' | 'resultPath' | 'values') => (event: { target: { value: string } }) =>
    onChange({ ...draft, [field]: event.target.value });
  return (
    <li
      aria-label={`Rule ${position}`}
      className="border-line grid gap-3 rounded-md border p-3 md:grid-cols-[1.5rem_2fr_2fr_2fr_auto]"
    >
      <span className="figures text-fg-muted text-sm md:pt-7">{position}.</span>
      <Field label="Policy" hint="A path; * stands for any characters." error={errors.policy}>
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            value={draft.policy}
            disabled={disabled}
            onChange={set('policy')}
          />
        )}
      </Field>
      <Field label="Path in the result" hint="Such as response.allowed; empty for the result itself.">
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            value={draft.resultPath}
            disabled={disabled}
            onChange={set('resultPath')}
          />
        )}
      </Field>
      <Field label="Values that mean allow" hint="JSON; every other value means deny." error={errors.values}>
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            value={draft.values}
            disabled={disabled}
            onChange={set('values')}
          />
        )}
      </Field>
      {disabled ? null : (
        <div className="flex gap-1 md:pt-6">
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
