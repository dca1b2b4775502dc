'use client';

import { useMemo } from 'react';
import { DiffRowView } from './diff-row';
import { DiffTable } from './diff-table';
import { COLUMN_COUNT } from './diff-view';
import { rowsOfBlock } from './list-rows';
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
  const hunks = useMemo(() => file.hunks.map(rowsOfBlock), [file]);
  const last = file.hunks.at(-1)?.at(-1);
  return (
    <DiffTable path={file.path} view="unified" lastLine={Math.max(last?.from ?? 0, last?.to ?? 0)}>
      {hunks.map((rows, index) => (
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
          {rows.map((row) => (
            <DiffRowView key={row.at} row={row} tokens={null} links={null} />
          ))}
        </tbody>
      ))}
    </DiffTable>
  );
}
