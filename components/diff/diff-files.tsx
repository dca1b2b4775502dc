'use client';

import { useCallback, useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { LiveRegion } from '@/components/ui/live-region';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { beginDiff, reduceDiff, type DiffAction } from './diff-state';
import type { DiffView } from './diff-view';
import { FileDiff } from './file-diff';
import { FileIndex } from './file-index';
import type { LineTarget } from './line-target';
import { listChanges, listRows } from './list-rows';
import { useDiffKeys } from './use-diff-keys';
import { useLineTarget } from './use-line-target';

/**
 * The files of a diff: changed ones first, unchanged ones folded below. Keys walk the changes, and lines
 * that the address names (`#diff-0-to-12`) are shown and marked, wherever they are folded away.
 */
export function DiffFiles({
  diff,
  view,
}: {
  diff: Pick<PolicyDiff, 'files' | 'whitespace'>;
  view: DiffView;
}) {
  const { files, whitespace } = diff;
  const box = useRef<HTMLDivElement>(null);
  const [state, dispatch] = useReducer(reduceDiff, files, (all) =>
    beginDiff(all.map(({ change, lines }) => (change === 'same' ? 1 : listRows(lines, 'unified').length))),
  );
  const placed = useMemo(() => files.map((file, place) => ({ file, place })), [files]);
  const changed = placed.filter(({ file }) => file.change !== 'same');
  const unchanged = placed.filter(({ file }) => file.change === 'same');
  const changes = useMemo(
    () => placed.flatMap(({ file, place }) => listChanges(file.lines).map((at) => ({ file: place, at }))),
    [placed],
  );
  const onArrived = useDiffKeys(box, changes, ({ file, at }) =>
    dispatch({ type: 'reveal', file, at, block: 'center' }),
  );
  const addressed = useLineTarget();
  useFollowedLines(addressed, files, dispatch);
  useEffect(() => {
    if (state.reveal === null) onArrived();
  });

  const draw = ({ file, place }: (typeof placed)[number]) => (
    <FileDiff
      key={file.path}
      file={file}
      place={place}
      view={view}
      whitespace={whitespace}
      isOpen={!state.closed.has(place)}
      opened={state.opened.get(place)}
      reveal={state.reveal?.file === place ? state.reveal : null}
      target={addressed?.target.file === place ? addressed.target : null}
      dispatch={dispatch}
    />
  );
  return (
    <div ref={box} className="grid gap-4">
      {changed.length > 1 ? (
        <FileIndex files={changed} onGo={(file) => dispatch({ type: 'show-file', file })} />
      ) : null}
      {changed.map(draw)}
      {unchanged.length > 0 ? (
        <div className="grid gap-4">
          <button
            type="button"
            aria-expanded={state.showsUnchanged}
            onClick={() => dispatch({ type: 'toggle-unchanged' })}
            className="text-fg-muted hover:text-fg inline-flex min-h-6 items-center justify-self-start text-sm underline underline-offset-3"
          >
            {state.showsUnchanged ? 'Hide' : 'Show'} {formatCounted(unchanged.length, 'unchanged file')}
          </button>
          {state.showsUnchanged ? unchanged.map(draw) : null}
        </div>
      ) : null}
      <LiveRegion>{addressed ? announce(addressed.target) : ''}</LiveRegion>
    </div>
  );
}

const announce = ({ side, first, last }: LineTarget): string =>
  `The address names ${first === last ? `line ${first}` : `lines ${first} to ${last}`} ${side === 'from' ? 'before' : 'after'} the change.`;

/** Shows the lines that a link led to. A line or a file that the diff does not have is passed over. */
function useFollowedLines(
  addressed: ReturnType<typeof useLineTarget>,
  files: PolicyDiff['files'],
  dispatch: Dispatch<DiffAction>,
): void {
  const follow = useCallback(
    ({ file, side, first }: LineTarget) => {
      const found = files[file];
      const at = found?.lines.findIndex((line) => line[side] === first) ?? -1;
      if (!found || at < 0) return;
      dispatch({ type: 'reveal', file, at, block: 'center', isUnchangedFile: found.change === 'same' });
    },
    [files, dispatch],
  );
  useEffect(() => {
    if (addressed?.isFollowed) follow(addressed.target);
  }, [addressed, follow]);
}
