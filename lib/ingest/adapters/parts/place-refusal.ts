import type { MappedRecord } from '../../adapter';

/** What a part of a record became, with the path of a refusal from the whole record's root. */
export function placeRefusal(mapped: MappedRecord, path: string): MappedRecord {
  if (!('refusal' in mapped)) return mapped;
  const { refusal } = mapped;
  return { refusal: { ...refusal, path: [path, refusal.path].filter((part) => part !== '').join('.') } };
}
