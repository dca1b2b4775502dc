'use client';

import { useMemo } from 'react';
import { hideSecrets } from '@/components/decisions/payload/secret-names';
import { PatchView } from '@/components/diff/patch-view';
import { JsonView } from '@/components/values/json-view';
import { readChanges } from './read-changes';
import { writePatch } from './write-patch';

/** What an entry says of before and after: a diff where both are known, else what the source told. */
export function ChangesView({ changes, source }: { changes: unknown; source: string }) {
  const read = useMemo(() => readChanges(hideSecrets(changes), source !== 'gatehouse'), [changes, source]);
  const patch = useMemo(
    () => (read.kind === 'compared' ? writePatch(read.before, read.after) : null),
    [read],
  );
  if (read.kind === 'document')
    return (
      <div className="grid gap-2">
        <p className="text-fg-muted text-xs">
          The source told what was asked for or done, not what was there before it.
        </p>
        <JsonView value={read.value} label="changes" />
      </div>
    );
  return (
    <div className="grid gap-2">
      {patch === null ? <p>Before and after are the same.</p> : <PatchView patch={patch} />}
      {read.more === undefined ? null : <JsonView value={read.more} label="what was said beside it" />}
    </div>
  );
}
