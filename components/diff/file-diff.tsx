'use client';

import { UnfoldVertical } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { CopyButton } from '@/components/values/copy-button';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { describeFile } from './describe-diff';
import { COLUMN_COUNT, SplitRows, UnifiedRows } from './diff-rows';
import { DiffTable } from './diff-table';
import type { DiffView } from './diff-view';
import { foldLines, type DiffBlock } from './fold-lines';
import { highlightWords } from './highlight-words';

type File = PolicyDiff['files'][number];

/** One file of a diff; unchanged parts are folded and open on request. */
export function FileDiff({ file, view }: { file: File; view: DiffView }) {
  const id = useId();
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const blocks = useMemo(() => foldLines(file.lines), [file.lines]);
  const highlights = useMemo(() => highlightWords(file.lines), [file.lines]);
  const Rows = view === 'unified' ? UnifiedRows : SplitRows;

  return (
    <section
      aria-labelledby={id}
      className="border-line bg-surface min-w-0 overflow-hidden rounded-lg border"
    >
      <div className="border-line bg-muted/60 flex flex-wrap items-center gap-x-3 border-b px-3 py-1.5">
        <h3
          id={id}
          className="flex min-w-0 items-center gap-1 font-mono text-xs font-semibold [overflow-wrap:anywhere]"
        >
          {file.path}
        </h3>
        <CopyButton text={file.path} what={`path ${file.path}`} />
        <p className="text-fg-muted figures ml-auto text-xs">{describeFile(file)}</p>
      </div>
      {file.lines.length === 0 ? (
        <p className="text-fg-muted px-3 py-2 text-xs">The file is empty.</p>
      ) : (
        <DiffTable path={file.path} view={view}>
          {blocks.map((block) => (
            <tbody key={block.start}>
              {block.kind === 'lines' || opened.has(block.start) ? (
                <Rows lines={block.lines} highlights={highlights} />
              ) : (
                <Fold block={block} view={view} onOpen={() => setOpened(new Set([...opened, block.start]))} />
              )}
            </tbody>
          ))}
        </DiffTable>
      )}
    </section>
  );
}

function Fold({ block, view, onOpen }: { block: DiffBlock; view: DiffView; onOpen: () => void }) {
  return (
    <tr>
      <td colSpan={COLUMN_COUNT[view]} className="border-line bg-muted/40 border-y p-0">
        <button
          type="button"
          onClick={onOpen}
          className="text-fg-muted hover:bg-hover hover:text-fg flex min-h-7 w-full items-center gap-2 px-3 text-left font-sans text-xs"
        >
          <UnfoldVertical aria-hidden className="size-3.5" />
          Show {formatCounted(block.lines.length, 'unchanged line')}
        </button>
      </td>
    </tr>
  );
}
