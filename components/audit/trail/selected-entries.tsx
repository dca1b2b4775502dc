'use client';

import { Link2 } from 'lucide-react';
import { entryHref } from '@/components/audit/audit-hrefs';
import { SelectionBar } from '@/components/data-table/selection-bar';
import { formatCounted } from '@/components/format/format-count';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { MOST_NAMED_ENTRIES } from '@/lib/domain/audit-filter';
import { ExportMenu } from './export-menu';

/** What can be done with the ticked entries; there only while some are. */
export function SelectedEntries({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const count = formatCounted(ids.length, 'entry', 'entries');
  return (
    <SelectionBar label="Selected entries" count={count} onClear={onClear}>
      {ids.length >= MOST_NAMED_ENTRIES ? (
        <span className="text-fg-muted text-xs">No more can be: export all that match instead.</span>
      ) : null}
      <ExportMenu what={{ ids }} label="Export selected" about={`The ${count} selected`} />
      <Button size="sm" variant="ghost" onClick={() => void copyLinks(ids)}>
        <Link2 aria-hidden />
        {ids.length === 1 ? 'Copy link' : 'Copy links'}
      </Button>
    </SelectionBar>
  );
}

/** One address a line. */
async function copyLinks(ids: readonly string[]) {
  try {
    await navigator.clipboard.writeText(ids.map((id) => location.origin + entryHref(id)).join('\n'));
    showToast({ title: ids.length === 1 ? 'Copied the link' : `Copied ${ids.length} links` });
  } catch {
    showToast({
      title: 'Not copied',
      description: 'The browser refused access to the clipboard.',
      tone: 'failed',
    });
  }
}
