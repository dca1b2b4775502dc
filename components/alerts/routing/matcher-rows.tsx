'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { MATCHER_FIELDS, MATCHER_OPERATORS, type Matcher } from '@/lib/domain/alerting/matcher';
import { OPERATOR_WORDS } from './routing-words';

const LABEL = 'label:';

/** The conditions of a route, which must all be met. */
export function MatcherRows({
  matchers,
  onChange,
}: {
  matchers: readonly Matcher[];
  onChange: (matchers: Matcher[]) => void;
}) {
  const set = (place: number, change: Partial<Matcher>) =>
    onChange(matchers.map((matcher, each) => (each === place ? { ...matcher, ...change } : matcher)));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-sm font-medium">Takes alerts whose</legend>
      {matchers.map((matcher, place) => {
        const isLabel = matcher.field.startsWith(LABEL);
        return (
          <div key={place} className="flex flex-wrap items-center gap-1.5">
            <Select
              aria-label={`Condition ${place + 1}: what`}
              className="w-32"
              value={isLabel ? LABEL : matcher.field}
              onChange={({ target }) => {
                const field = target.value === LABEL ? `${LABEL}team` : target.value;
                set(place, { field: field as Matcher['field'] });
              }}
            >
              {MATCHER_FIELDS.map((field) => (
                <option key={field}>{field}</option>
              ))}
              <option value={LABEL}>label</option>
            </Select>
            {isLabel ? (
              <Input
                aria-label={`Condition ${place + 1}: name of the label`}
                className="w-28 font-mono"
                value={matcher.field.slice(LABEL.length)}
                onChange={({ target }) =>
                  set(place, { field: `${LABEL}${target.value.trim()}` as Matcher['field'] })
                }
              />
            ) : null}
            <Select
              aria-label={`Condition ${place + 1}: how`}
              className="w-28"
              value={matcher.operator}
              onChange={({ target }) => set(place, { operator: target.value as Matcher['operator'] })}
            >
              {MATCHER_OPERATORS.map((operator) => (
                <option key={operator} value={operator}>
                  {OPERATOR_WORDS[operator]}
                </option>
              ))}
            </Select>
            <Input
              aria-label={`Condition ${place + 1}: value`}
              className="min-w-28 flex-1 font-mono"
              value={matcher.value}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => set(place, { value: target.value })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove condition ${place + 1}`}
              onClick={() => onChange(matchers.filter((_, each) => each !== place))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        );
      })}
      <p className="text-fg-muted text-xs">
        {matchers.length === 0 ? 'No condition: it takes every alert that comes here. ' : ''}
        Empty means not set. With “is like”, * is any text.
      </p>
      <div>
        <Button
          size="sm"
          onClick={() => onChange([...matchers, { field: 'zone', operator: '=', value: '' }])}
        >
          <Plus aria-hidden />
          Add condition
        </Button>
      </div>
    </fieldset>
  );
}
