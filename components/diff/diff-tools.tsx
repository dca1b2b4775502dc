'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';
import { CopyPatch } from './copy-patch';
import { DIFF_VIEWS, type DiffView } from './diff-view';
import type { Whitespace } from './whitespace';

const VIEW_LABELS: Record<DiffView, string> = { unified: 'Unified', split: 'Side by side' };

/** How the text diff is drawn, and the ways to take it along. */
export function DiffTools({
  view,
  whitespace,
  patchHref,
  onChange,
}: {
  view: DiffView;
  whitespace: Whitespace;
  /** Where the whole change is a file. */
  patchHref: string;
  onChange: (change: { view?: DiffView; whitespace?: Whitespace }) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
      <div role="group" aria-label="View" className="flex gap-1">
        {DIFF_VIEWS.map((each) => (
          <Button
            key={each}
            variant={view === each ? 'primary' : 'outline'}
            aria-pressed={view === each}
            onClick={() => onChange({ view: each })}
          >
            {VIEW_LABELS[each]}
          </Button>
        ))}
      </div>
      <div className="flex items-center gap-2">
        <Switch
          id="ignore-whitespace"
          checked={whitespace === 'ignored'}
          onCheckedChange={(ignores) => onChange({ whitespace: ignores ? 'ignored' : 'exact' })}
        />
        <Label htmlFor="ignore-whitespace">Ignore white space</Label>
      </div>
      <div className="flex gap-1 sm:ml-auto">
        <CopyPatch href={patchHref} />
        <Button asChild>
          <a href={patchHref} download>
            <Download aria-hidden />
            Download patch
          </a>
        </Button>
      </div>
    </div>
  );
}
