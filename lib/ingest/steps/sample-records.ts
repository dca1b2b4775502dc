import type { EventRecord } from '@/lib/domain/event-record';
import { SMALLEST_SAMPLE_RATE } from '@/lib/domain/event-weight';

type Sampled = { records: EventRecord[]; sampledOut: number };

/**
 * Keeps a share of the allowed traffic of zones whose tier is sampled. Every denial and failure, and every
 * other kind of event, is kept. What is kept stands for what was left out: its weight grows by as much, so
 * that weighted counts stay unbiased. The id decides: a repeat meets the same fate, and nothing that a
 * sender says about an event but its id and source has a part in it. Pure.
 */
export function sampleRecords(records: EventRecord[], rateOf: ((zone: string) => number) | null): Sampled {
  if (rateOf === null) return { records, sampledOut: 0 };
  const kept: EventRecord[] = [];
  for (const record of records) {
    const rate = isAllowedTraffic(record) ? rateOf(record.zone) : 1;
    const sampleRate = record.sampleRate * rate;
    // A weight that could not be counted any more is no sample.
    if (rate === 1 || sampleRate < SMALLEST_SAMPLE_RATE) kept.push(record);
    else if (placeOf(record.id) < rate) kept.push({ ...record, sampleRate });
  }
  return { records: kept, sampledOut: records.length - kept.length };
}

const isAllowedTraffic = ({ kind, outcome }: EventRecord): boolean =>
  (kind === 'decision' && outcome === 'allow') || (kind === 'flow' && outcome === 'allowed');

const TWO_TO_THE_48 = 281_474_976_710_656;

/** A number from 0 to 1 that an event's id (from SHA-256) spreads evenly: its first 48 bits. */
const placeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16) / TWO_TO_THE_48;
