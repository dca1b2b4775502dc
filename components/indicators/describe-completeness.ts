import { formatCounted } from '@/components/format/format-count';
import type { Completeness } from '@/lib/domain/read-models/indicators';

/** How complete a figure is, as a sentence. */
export function describeCompleteness({ expected, reported }: Completeness): string {
  if (expected === 0) return 'No source sends regularly enough to be missed.';
  if (reported === expected)
    return expected === 1
      ? 'The one regular source reported within the window.'
      : `All ${expected} regular sources reported within the window.`;
  return `${reported} of ${formatCounted(expected, 'regular source')} reported within the window.`;
}

/** A short note for beside the figure where sources are missing; null where all of them reported. */
export const noteIncompleteness = ({ expected, reported }: Completeness): string | null =>
  reported < expected ? `${reported} of ${expected} sources reported` : null;

/**
 * What the sources behind some figures say they lost, as a sentence; null where they lost nothing. It
 * stands once above all of them: a collector cannot tell which figure a lost event belonged to.
 */
export function noteLoss(indicators: readonly { completeness: Completeness }[]): string | null {
  const most = Math.max(0, ...indicators.map(({ completeness }) => completeness.dropped));
  return most > 0 ? `Sources say that they lost ${formatCounted(most, 'event')} before sending.` : null;
}
