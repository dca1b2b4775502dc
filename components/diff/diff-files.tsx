'use client';

import { useRef } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { DiffView } from './diff-view';
import { FileDiff } from './file-diff';

/** The files of a diff: changed ones first, unchanged ones folded below. `j` and `k` walk the changes. */
export function DiffFiles({ files, view }: { files: PolicyDiff['files']; view: DiffView }) {
  const box = useRef<HTMLDivElement>(null);
  useShortcut('j', 'Next change', 'Lists', () => focusChange(box.current, 1));
  useShortcut('k', 'Previous change', 'Lists', () => focusChange(box.current, -1));
  const changed = files.filter(({ change }) => change !== 'same');
  const unchanged = files.filter(({ change }) => change === 'same');

  return (
    <div ref={box} className="grid gap-4">
      {changed.map((file) => (
        <FileDiff key={file.path} file={file} view={view} />
      ))}
      {unchanged.length > 0 ? (
        <details>
          <summary className="text-fg-muted hover:text-fg inline-flex min-h-6 cursor-pointer items-center text-sm">
            {formatCounted(unchanged.length, 'unchanged file')}
          </summary>
          <div className="mt-2 grid gap-4">
            {unchanged.map((file) => (
              <FileDiff key={file.path} file={file} view={view} />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}

/** Moves the focus to the next or previous change; false when there is none, so that the key passes on. */
function focusChange(box: HTMLElement | null, step: 1 | -1): void | false {
  const changes = [...(box?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
  if (changes.length === 0) return false;
  const current = changes.indexOf(document.activeElement as HTMLElement);
  const next = changes[Math.min(changes.length - 1, Math.max(0, current + step))]!;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
}
