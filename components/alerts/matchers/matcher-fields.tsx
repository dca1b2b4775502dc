'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { MATCHER_FIELDS, MATCHER_OPERATORS } from '@/lib/domain/alerting/matcher';
import { FIELD_WORDS, OPERATOR_WORDS } from './describe-matcher';
import { NEW_MATCHER, type MatcherDraft } from './matcher-draft';

const MOST = 20;

/** The conditions that an alert has to meet, all of them: one row each. */
export function MatcherFields({
  drafts,
  onChange,
  errorOf,
}: {
  drafts: readonly MatcherDraft[];
  onChange: (drafts: MatcherDraft[]) => void;
  /** What is wrong with the matcher in a place. */
  errorOf: (index: number) => string | null;
}) {
  const set = (index: number, change: Partial<MatcherDraft>) =>
    onChange(drafts.map((draft, place) => (place === index ? { ...draft, ...change } : draft)));
  return (
    <>
      <ol className="grid gap-3">
        {drafts.map((draft, index) => (
          <li
            key={index}
            aria-label={`Matcher ${index + 1}`}
            className="grid items-start gap-2 sm:grid-cols-[minmax(8rem,1fr)_minmax(6rem,0.7fr)_minmax(10rem,2fr)_auto]"
          >
            <Field label="Field">
              {(control) => (
                <Select
                  {...control}
                  value={draft.field}
                  onChange={({ target }) => set(index, { field: target.value as MatcherDraft['field'] })}
                >
                  {MATCHER_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {FIELD_WORDS[field]}
                    </option>
                  ))}
                  <option value="label">label</option>
                </Select>
              )}
            </Field>
            <Field label="Comparison">
              {(control) => (
                <Select
                  {...control}
                  value={draft.operator}
                  onChange={({ target }) =>
                    set(index, { operator: target.value as MatcherDraft['operator'] })
                  }
                >
                  {MATCHER_OPERATORS.map((operator) => (
                    <option key={operator} value={operator}>
                      {OPERATOR_WORDS[operator]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <div className={draft.field === 'label' ? 'grid grid-cols-2 gap-2' : ''}>
              {draft.field === 'label' ? (
                <Field label="Label">
                  {(control) => (
                    <Input
                      {...control}
                      value={draft.label}
                      autoComplete="off"
                      onChange={({ target }) => set(index, { label: target.value })}
                    />
                  )}
                </Field>
              ) : null}
              <Field label="Value" error={errorOf(index)}>
                {(control) => (
                  <Input
                    {...control}
                    value={draft.value}
                    autoComplete="off"
                    onChange={({ target }) => set(index, { value: target.value })}
                  />
                )}
              </Field>
            </div>
            <Button
              variant="ghost"
              size="icon"
              className="sm:mt-6"
              aria-label={`Remove matcher ${index + 1}`}
              disabled={drafts.length === 1}
              onClick={() => onChange(drafts.filter((_, place) => place !== index))}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={drafts.length >= MOST} onClick={() => onChange([...drafts, NEW_MATCHER])}>
          <Plus aria-hidden />
          Add matcher
        </Button>
        <p className="text-fg-muted text-xs">All of them are to be met. In "is like", * is any text.</p>
      </div>
    </>
  );
}
