import type { TextDiff } from './diff-texts';

/** What of a diff is shown at most, over all of its files. */
export const DIFF_BOUNDS = { lines: 50_000, characters: 6_000_000 } as const;

type File = TextDiff['files'][number] & {
  /** Lines that are left out because the whole would be too long: all of a file or none. */
  linesLeftOut: number;
};

/**
 * The same diff with the lines of whole files left out once the rest of the bounds does not hold them.
 * Changed files come before unchanged ones; counts stay those of the whole diff.
 */
export function boundDiff(
  diff: TextDiff,
  bounds: { lines: number; characters: number } = DIFF_BOUNDS,
): Omit<TextDiff, 'files'> & { files: File[] } {
  const left = { ...bounds };
  const kept = new Set<string>();
  const isChanged = ({ change }: TextDiff['files'][number]) => change !== 'same';
  for (const file of [...diff.files.filter(isChanged), ...diff.files.filter((file) => !isChanged(file))]) {
    const characters = file.lines.reduce((sum, { text }) => sum + text.length, 0);
    if (file.lines.length > left.lines || characters > left.characters) continue;
    left.lines -= file.lines.length;
    left.characters -= characters;
    kept.add(file.path);
  }
  return {
    ...diff,
    files: diff.files.map((file) =>
      kept.has(file.path)
        ? { ...file, linesLeftOut: 0 }
        : { ...file, lines: [], linesLeftOut: file.lines.length },
    ),
  };
}
