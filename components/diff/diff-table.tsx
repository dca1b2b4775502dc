import type { ReactNode, Ref } from 'react';
import { cn } from '@/components/ui/cn';
import { ScrollArea } from '@/components/ui/scroll-area';
import { copyCode } from './copy-code';
import type { DiffView } from './diff-view';

/** The table of one file's lines: numbers and code, for one column or for two sides. */
export function DiffTable({
  path,
  view,
  lastLine,
  scrollRef,
  rowCount,
  children,
}: {
  path: string;
  view: DiffView;
  /** The highest line number, for which there must be room. */
  lastLine: number;
  scrollRef?: Ref<HTMLDivElement>;
  /** Of tables that draw only the rows in sight: how many there are. They scroll by themselves. */
  rowCount?: number;
  children: ReactNode;
}) {
  const number = <col style={{ width: `calc(${Math.max(2, String(lastLine).length)}ch + 1rem)` }} />;
  return (
    <ScrollArea
      ref={scrollRef}
      label={`Changes of ${path}`}
      className={cn('relative overflow-x-auto', rowCount !== undefined && 'max-h-[75vh] overflow-y-auto')}
    >
      <table
        aria-label={`Changes of ${path}`}
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        onCopy={copyCode}
        className={cn(
          'w-full table-fixed border-collapse font-mono text-xs leading-6',
          view === 'split' && 'min-w-180',
        )}
      >
        <colgroup>
          {number}
          {view === 'unified' ? number : <col />}
          {view === 'unified' ? null : number}
          <col />
        </colgroup>
        <thead className="sr-only select-none">
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
