'use client';

import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { shortenId } from '@/components/format/shorten-id';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { AuditFacet } from '@/lib/domain/read-models/audit';
import { describeFacetValue, FIELD_NAMES } from './trail-words';

const FIRST = 5;
/** Names that begin alike are told apart by their ends. */
const LONGEST_VALUE = 22;

/** The most frequent values of one facet with their counts; pressing one narrows the trail down to it, or undoes that. */
export function FacetGroup({
  facet: { name, values, different, without },
  chosen,
  onToggle,
}: {
  facet: AuditFacet;
  chosen: string | null;
  onToggle: (value: string) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  // What the address asks for stays visible, also where nothing matches it.
  const listed =
    chosen === null || values.some(({ value }) => value === chosen)
      ? values
      : [{ value: chosen, label: null, entries: 0 }, ...values];
  const shown = showsAll ? listed : listed.slice(0, FIRST);
  const unlisted = different - values.length;
  return (
    <section aria-label={FIELD_NAMES[name]} className="min-w-0">
      <h3 className="text-fg-muted px-2 pb-0.5 text-xs font-medium">{FIELD_NAMES[name]}</h3>
      {listed.length === 0 ? <p className="text-fg-muted px-2 py-1 text-xs">not reported</p> : null}
      <ul>
        {shown.map(({ value, label, entries }) => {
          const words = describeFacetValue(name, value, label);
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={value === chosen}
                title={words}
                onClick={() => onToggle(value)}
                className={cn(
                  'hover:bg-hover flex min-h-7 w-full items-center gap-2 rounded-sm px-2 text-left text-sm',
                  value === chosen && 'bg-accent-soft font-medium',
                )}
              >
                <span className="min-w-0 flex-1 truncate">{shortenId(words, LONGEST_VALUE)}</span>
                <span className="figures text-fg-muted text-xs">{formatCount(entries)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {without > 0 && listed.length > 0 ? (
        <p className="text-fg-muted flex justify-between px-2 py-0.5 text-xs">
          <span>without</span>
          <span className="figures">{formatCount(without)}</span>
        </p>
      ) : null}
      {listed.length > FIRST ? (
        <Button size="sm" variant="ghost" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show ${formatCount(listed.length - FIRST)} more`}
        </Button>
      ) : null}
      {showsAll && unlisted > 0 ? (
        <p className="text-fg-muted px-2 text-xs">
          The top {formatCount(values.length)} of {formatCount(different)}. Search for the others.
        </p>
      ) : null}
    </section>
  );
}
