/** The smallest probability that W3C trace context can express; the square of its weight is still finite. */
export const SMALLEST_SAMPLE_RATE = 2 ** -56;

/** Whether a number is a sample rate: above 0 and at most 1. */
export const isSampleRate = (rate: number): boolean => rate >= SMALLEST_SAMPLE_RATE && rate <= 1;

/** How many events one stands for that was sampled at this rate. Source: slo.md §1. */
export const weightOf = (sampleRate: number): number => 1 / sampleRate;

const DIGITS = 14;
const TWO_TO_THE_56 = 2n ** 56n;

/**
 * How many events one stands for, from the rejection threshold `th` of an OpenTelemetry `tracestate`:
 * hexadecimal, its trailing zeros dropped. Throws `RangeError` for anything else. Source: slo.md §1.
 */
export function weightOfThreshold(th: string): number {
  if (!/^[0-9a-f]{1,14}$/.test(th)) throw new RangeError(`"${th}" is no rejection threshold.`);
  const threshold = BigInt(`0x${th.padEnd(DIGITS, '0')}`);
  return Number(TWO_TO_THE_56) / Number(TWO_TO_THE_56 - threshold);
}
