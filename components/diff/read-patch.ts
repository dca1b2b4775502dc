import { parsePatch } from 'diff';
import type { DiffLine } from '@/lib/domain/read-models/policies';

/** A file of a unified diff: its hunks, each with its lines. */
export type PatchFile = { path: string; hunks: DiffLine[][] };

const KINDS: Record<string, DiffLine['kind']> = { '+': 'added', '-': 'removed', ' ': 'same' };

/** Reads a unified diff back into lines with their numbers. */
export function readPatch(patch: string): PatchFile[] {
  return parsePatch(patch).map(({ oldFileName, newFileName, hunks }) => ({
    path: nameOf(newFileName) ?? nameOf(oldFileName) ?? 'unnamed',
    hunks: hunks.map((hunk) => {
      let from = hunk.oldStart;
      let to = hunk.newStart;
      return hunk.lines.flatMap((line): DiffLine[] => {
        const kind = KINDS[line.charAt(0)];
        // "\ No newline at end of file" is a remark, not a line.
        if (!kind) return [];
        return [
          {
            kind,
            from: kind === 'added' ? null : from++,
            to: kind === 'removed' ? null : to++,
            text: line.slice(1),
          },
        ];
      });
    }),
  }));
}

const nameOf = (name: string | undefined): string | null =>
  !name || name === '/dev/null' ? null : name.replace(/^[ab]\//, '');
