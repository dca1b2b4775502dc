import { GatehouseError } from '@/lib/domain/errors';
import type { Adapter } from '../adapter';
import { splitRecords, type RawRecord, type SplitLimits } from './split-records';
import { takeRecordsApart } from './take-records-apart';

/**
 * Cuts a body into records, whether it is JSON or one of the texts that the adapter reads, and these into their
 * parts. Throws as `splitRecords` does when it is neither.
 */
export function splitBody(
  body: string,
  contentType: string,
  adapter: Adapter,
  limits: SplitLimits,
): RawRecord[] {
  return takeRecordsApart(cutBody(body, contentType, adapter, limits), adapter, limits);
}

function cutBody(body: string, contentType: string, adapter: Adapter, limits: SplitLimits): RawRecord[] {
  const { recordsIn, unwrapText } = adapter;
  const split = (text: string, type: string) => splitRecords(text, type, limits, recordsIn);
  const unwrap = () => {
    const wrapped = unwrapText?.(body) ?? null;
    return (
      wrapped && split(wrapped.map((text) => text.replaceAll('\n', ' ')).join('\n'), 'application/x-ndjson')
    );
  };
  if (!/^\s*[[{]/.test(body)) return unwrap() ?? split(body, contentType);
  try {
    return split(body, contentType);
  } catch (error) {
    // Some logs begin each line with a time in brackets.
    const isNoJson = error instanceof GatehouseError && error.code === 'invalid-input';
    const records = isNoJson ? unwrap() : null;
    if (!records) throw error;
    return records;
  }
}
