import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { sayShare } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';
import { sayBytes } from '../words';

/** A disk as it was read; bytes. `databaseBytes` is what the database takes, wherever it lies. */
export type DiskSpace = {
  freeBytes: number;
  totalBytes: number;
  databaseBytes: number;
  holdsDatabase: boolean;
};

/**
 * Whether a disk fills up: free are less than a share of it, and less than so many bytes, since a tenth of a large disk
 * is plenty. Null: it was not read at that time.
 */
export function judgeSpace(
  space: DiskSpace | null,
  sinceMs: number,
  { share, bytes }: { share: number; bytes: number },
): AlertCondition {
  const base = { subject: { item: 'data folder' }, unit: 'bytes' as const };
  if (!space)
    return makeCondition({
      ...base,
      outcome: 'no-data',
      sentence: 'How much of the disk was free then is not kept.',
    });
  const { freeBytes, totalBytes, databaseBytes, holdsDatabase } = space;
  const threshold = Math.min(bytes, share * totalBytes);
  const isFull = freeBytes < threshold;
  const database = holdsDatabase
    ? `the database takes ${sayBytes(databaseBytes)} of it`
    : `the database of ${sayBytes(databaseBytes)} lies elsewhere, on a disk that is not seen from here`;
  return makeCondition({
    ...base,
    outcome: isFull ? 'true' : 'false',
    value: freeBytes,
    threshold,
    sinceMs: isFull ? sinceMs : null,
    sentence: `${sayBytes(freeBytes)} (${sayShare(freeBytes / totalBytes)}) of the disk of the data folder are free; ${database}.`,
  });
}
