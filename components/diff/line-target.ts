/** Which of the two texts a line number belongs to. */
export type Side = 'from' | 'to';

/** Lines of one side of a file, by its place among the files of the diff. */
export type LineTarget = { file: number; side: Side; first: number; last: number };

/** The id of the element that stands for a line; with # before it, the address of the line. */
export const lineId = (file: number, side: Side, line: number): string => `diff-${file}-${side}-${line}`;

/** The id of a file's section. */
export const fileId = (file: number): string => `diff-${file}`;

/** Reads "#diff-0-to-12" or, for a stretch of lines, "#diff-0-to-12-18"; null where it names no line. */
export function readLineTarget(hash: string): LineTarget | null {
  const match = /^#?diff-(\d{1,4})-(from|to)-(\d{1,7})(?:-(\d{1,7}))?$/.exec(hash);
  if (!match) return null;
  const [first, second] = [Number(match[3]), Number(match[4] ?? match[3])];
  return {
    file: Number(match[1]),
    side: match[2] as Side,
    first: Math.min(first, second),
    last: Math.max(first, second),
  };
}

/** The same as it stands in the address. */
export const writeLineTarget = ({ file, side, first, last }: LineTarget): string =>
  `#${lineId(file, side, first)}${last > first ? `-${last}` : ''}`;

/** What a click on a line chooses: the line, or with `isRange` all from the line chosen before to it. */
export function chooseLine(
  before: LineTarget | null,
  line: { file: number; side: Side; line: number },
  isRange: boolean,
): LineTarget {
  const { file, side } = line;
  if (!isRange || !before || before.file !== file || before.side !== side)
    return { file, side, first: line.line, last: line.line };
  return {
    file,
    side,
    first: Math.min(before.first, line.line),
    last: Math.max(before.first, line.line),
  };
}

/** Whether the target covers that line. */
export const covers = (target: LineTarget | null, file: number, side: Side, line: number | null): boolean =>
  target !== null &&
  line !== null &&
  target.file === file &&
  target.side === side &&
  line >= target.first &&
  line <= target.last;
