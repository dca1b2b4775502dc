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

/** A short note for beside the figure where it is not complete; null where it is. */
export function noteIncompleteness({ expected, reported, dropped }: Completeness): string | null {
  const notes = [
    reported < expected ? `${reported} of ${expected} sources reported` : null,
    dropped > 0 ? `${formatCounted(dropped, 'event')} lost at the source` : null,
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(', ') : null;
}
