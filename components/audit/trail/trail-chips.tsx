'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { describeFacetValue, FIELD_NAMES } from './trail-words';
import type { TrailField, TrailFields } from './use-trail-filter';

/** The filters in force, each with its way out. */
export function TrailChips({
  given,
  fields,
  nameOfActor,
  onRemove,
  onClear,
}: {
  given: readonly TrailField[];
  fields: TrailFields;
  /** Who the pseudonym of the filter stands for, as far as an entry on the screen tells it. */
  nameOfActor: string | null;
  onRemove: (field: TrailField) => void;
  onClear: () => void;
}) {
  if (given.length === 0) return null;
  return (
    <div role="group" aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {given.map((name) => {
        const words =
          name === 'q'
            ? fields.q!
            : describeFacetValue(name, fields[name]!, name === 'actor' ? nameOfActor : null);
        return (
          <Button
            key={name}
            size="sm"
            className="max-w-full"
            aria-label={`Remove the filter ${FIELD_NAMES[name]}: ${words}`}
            onClick={() => onRemove(name)}
          >
            <span className="text-fg-muted font-normal">{FIELD_NAMES[name]}</span>
            <span className="truncate">{words}</span>
            <X aria-hidden />
          </Button>
        );
      })}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
