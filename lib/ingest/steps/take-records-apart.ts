import { GatehouseError } from '@/lib/domain/errors';
import type { Adapter } from '../adapter';
import type { RawRecord, SplitLimits } from './split-records';

/** Records in their place, or their parts where the adapter has such. Throws `too-large` for too many of them. */
export function takeRecordsApart(
  records: RawRecord[],
  { takeApart }: Pick<Adapter, 'takeApart'>,
  limits: SplitLimits,
): RawRecord[] {
  if (!takeApart) return records;
  const parts = records.flatMap((record): RawRecord[] => {
    const found = record.error ? null : takeApart(record.value);
    return (
      found?.map(({ value, items }) => ({ text: JSON.stringify(value), value, error: null, items })) ?? [
        record,
      ]
    );
  });
  if (parts.length > limits.records)
    throw new GatehouseError(
      'too-large',
      `The body holds ${parts.length} records; at most ${limits.records} fit one request.`,
      { remedy: 'Send them in smaller requests.' },
    );
  return parts;
}
