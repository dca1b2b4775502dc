'use client';

import { useMemo } from 'react';
import { UnifiedRows, COLUMN_COUNT } from './diff-rows';
import { DiffTable } from './diff-table';
import { highlightWords } from './highlight-words';
import { readPatch, type PatchFile } from './read-patch';

/** A unified diff, drawn with line numbers, signs and colour. */
export function PatchView({ patch }: { patch: string }) {
  const files = useMemo(() => readPatch(patch), [patch]);
  return (
    <div className="grid gap-3">
      {files.map((file) => (
        <div key={file.path} className="border-line min-w-0 overflow-hidden rounded-md border">
          <p className="border-line bg-muted/60 border-b px-3 py-1 font-mono text-xs font-semibold [overflow-wrap:anywhere]">
            {file.path}
          </p>
          <Hunks file={file} />
        </div>
      ))}
    </div>
  );
}

function Hunks({ file }: { file: PatchFile }) {
  return (
    <DiffTable path={file.path} view="unified">
      {file.hunks.map((lines, index) => (
        <tbody key={index}>
          {index > 0 ? (
            <tr>
              <td
                colSpan={COLUMN_COUNT.unified}
                className="border-line bg-muted/40 text-fg-muted border-y px-3 font-sans"
              >
                unchanged lines left out
              </td>
            </tr>
          ) : null}
          <UnifiedRows lines={lines} highlights={highlightWords(lines)} />
        </tbody>
      ))}
    </DiffTable>
  );
}
