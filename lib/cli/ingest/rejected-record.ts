import type { InputFile } from './list-files';
import type { Body } from './make-bodies';
import type { Refused } from './send-body';

/** A refused record, and where it stands: the file, and the record's number in it. */
export type RejectedRecord = Refused & { file: string };

/** Says of what an answer refuses where it stands in the files. */
export const placeRejected = (
  rejected: readonly Refused[],
  { records }: Body,
  files: readonly InputFile[],
): RejectedRecord[] =>
  rejected.map((one) => {
    const { file, index } = records[one.index]!;
    return { ...one, index, file: files[file]!.path };
  });
