'use client';

import { Info } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

/** What an indicator divides by what, one line each. */
export function IndicatorHelp({
  name,
  lines,
}: {
  name: string;
  lines: readonly (readonly [string, string])[];
}) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`About ${name}`} data-print="hide">
          <Info aria-hidden className="text-fg-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`About ${name}`} className="w-80">
        <dl className="grid gap-2 text-sm">
          {lines.map(([term, text]) => (
            <div key={term}>
              <dt className="text-fg-muted text-xs">{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </PopoverContent>
    </Popover>
  );
}
