'use client';

import { ChevronRight, UnfoldVertical } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/values/copy-button';
import { POLICY_LANGUAGE_LABELS } from '@/lib/domain/policy-language';
import { describeFile } from './describe-diff';
import { FileLines, type FileLinesProps } from './file-lines';
import { foldLines } from './fold-lines';
import { fileId } from './line-target';
import type { Whitespace } from './whitespace';

/** One file of a diff: its name and counts, and the lines while it is open. */
export function FileDiff({
  isOpen,
  whitespace,
  ...lines
}: FileLinesProps & { isOpen: boolean; whitespace: Whitespace }) {
  const { file, place, opened, dispatch } = lines;
  const heading = `${fileId(place)}-name`;
  const isFolded = useMemo(
    () => foldLines(file.lines, opened).some(({ kind }) => kind === 'fold'),
    [file.lines, opened],
  );
  return (
    <section
      id={fileId(place)}
      data-file={place}
      aria-labelledby={heading}
      className="border-line bg-surface min-w-0 scroll-mt-24 overflow-hidden rounded-lg border"
    >
      <div
        className={cn('bg-muted/60 flex flex-wrap items-center gap-x-2 px-1.5 py-1', isOpen && 'border-b')}
      >
        <h3 id={heading} className="min-w-0 font-mono text-xs font-semibold">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => dispatch({ type: 'toggle-file', file: place })}
            className="hover:bg-hover flex min-h-6 items-center gap-1 rounded-sm px-1 text-left [overflow-wrap:anywhere]"
          >
            <ChevronRight aria-hidden className={cn('size-3.5 shrink-0', isOpen && 'rotate-90')} />
            {file.path}
          </button>
        </h3>
        <span className="text-fg-muted text-xs">{POLICY_LANGUAGE_LABELS[file.language]}</span>
        <CopyButton text={file.path} what={`path ${file.path}`} />
        {isOpen && isFolded ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Show all lines of ${file.path}`}
            title="Show all lines"
            onClick={() =>
              dispatch({
                type: 'open-lines',
                file: place,
                range: { start: 0, end: file.lines.length },
                reveals: 0,
              })
            }
          >
            <UnfoldVertical aria-hidden />
          </Button>
        ) : null}
        <p className="text-fg-muted figures ml-auto px-1.5 text-xs">{describeFile(file, whitespace)}</p>
      </div>
      {isOpen ? <Content {...lines} /> : null}
    </section>
  );
}

function Content(props: FileLinesProps) {
  const { lines, linesLeftOut } = props.file;
  if (linesLeftOut > 0)
    return (
      <Remark>
        {formatCounted(linesLeftOut, 'line')}: too long to show here. Download the patch to read them.
      </Remark>
    );
  if (lines.length === 0) return <Remark>The file is empty.</Remark>;
  return <FileLines {...props} />;
}

const Remark = ({ children }: { children: ReactNode }) => (
  <p className="text-fg-muted px-3 py-2 text-xs">{children}</p>
);
