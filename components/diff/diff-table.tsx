import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { ScrollArea } from '@/components/ui/scroll-area';
import type { DiffView } from './diff-view';

/** The table of one file's lines: numbers and code, for one column or for two sides. */
export function DiffTable({ path, view, children }: { path: string; view: DiffView; children: ReactNode }) {
  return (
    <ScrollArea label={`Changes of ${path}`} className="relative overflow-x-auto">
      <table
        aria-label={`Changes of ${path}`}
        className={cn(
          'w-full border-collapse font-mono text-xs leading-5',
          view === 'split' && 'min-w-180 table-fixed',
        )}
      >
        {view === 'split' ? (
          <colgroup>
            <col className="w-11" />
            <col />
            <col className="w-11" />
            <col />
          </colgroup>
        ) : null}
        <thead className="sr-only">
          <tr>
            {view === 'unified' ? (
              <>
                <th scope="col">Line before</th>
                <th scope="col">Line after</th>
                <th scope="col">Text</th>
              </>
            ) : (
              <>
                <th scope="col">Line before</th>
                <th scope="col">Text before</th>
                <th scope="col">Line after</th>
                <th scope="col">Text after</th>
              </>
            )}
          </tr>
        </thead>
        {children}
      </table>
    </ScrollArea>
  );
}
