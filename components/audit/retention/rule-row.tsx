'use client';

import { Trash2 } from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { AUDIT_CLASSES, type AuditClass } from '@/lib/domain/audit-retention/audit-class';
import type { RetentionPreviewRow } from '@/lib/domain/read-models/audit-retention';
import { CLASS_WORDS } from './retention-words';
import type { RuleDraft } from './rule-draft';

/** One rule of the editor, with what it would erase now. */
export function RuleRow({
  draft,
  position,
  zones,
  error,
  preview,
  disabled,
  onChange,
  onRemove,
}: {
  draft: RuleDraft;
  position: number;
  zones: readonly string[];
  error: string | null;
  /** Null while it is counted, or where the rules cannot be read. */
  preview: RetentionPreviewRow | null;
  disabled: boolean;
  onChange: (draft: RuleDraft) => void;
  onRemove: () => void;
}) {
  const known = zones.includes(draft.zone) || draft.zone === '' ? zones : [draft.zone, ...zones];
  return (
    <li
      aria-label={`Rule ${position}`}
      className="border-line grid items-start gap-3 rounded-md border p-3 sm:grid-cols-2 lg:grid-cols-[1fr_1.4fr_8rem_minmax(9rem,1fr)_2rem]"
    >
      <Field label="Zone">
        {(control) => (
          <Select
            {...control}
            value={draft.zone}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...draft, zone: target.value })}
          >
            <option value="">Any zone, or none</option>
            {known.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Class" hint={draft.class ? CLASS_WORDS[draft.class as AuditClass].hint : undefined}>
        {(control) => (
          <Select
            {...control}
            value={draft.class}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...draft, class: target.value })}
          >
            <option value="">Any class</option>
            {AUDIT_CLASSES.map((each) => (
              <option key={each} value={each}>
                {CLASS_WORDS[each].label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Days" hint={draft.days.trim() === '' ? 'Empty: for ever.' : undefined} error={error}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={draft.days}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...draft, days: target.value })}
          />
        )}
      </Field>
      <dl className="grid gap-1 text-sm">
        <dt className="font-medium">Would erase now</dt>
        <dd className="figures sm:pt-1.5">
          {preview ? (
            <>
              {formatCounted(preview.due - preview.held, 'entry', 'entries')}
              {preview.held > 0 ? (
                <span className="text-fg-muted block text-xs">
                  {formatCounted(preview.held, 'more is', 'more are')} held
                </span>
              ) : null}
            </>
          ) : (
            '…'
          )}
        </dd>
      </dl>
      {disabled ? null : (
        <Button
          variant="ghost"
          size="icon"
          className="lg:mt-5"
          aria-label={`Remove rule ${position}`}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </li>
  );
}
