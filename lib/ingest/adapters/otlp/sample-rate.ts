import { SMALLEST_SAMPLE_RATE } from '@/lib/domain/event-weight';
import { attributeNumber, type Attributes } from './otlp-values';

/** The share of records that the sender lets through, where it says so; undefined for none that can be. */
export function sampleRateOf(attributes: Attributes): number | undefined {
  const rate = attributeNumber(attributes, 'gatehouse.sample_rate');
  return rate !== undefined && rate >= SMALLEST_SAMPLE_RATE && rate <= 1 ? rate : undefined;
}
