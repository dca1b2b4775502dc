import type { SpanRecord } from '@/lib/domain/span';
import { foldRecords } from './fold-records';

/** Marks the measured spans whose service is beyond what is told apart, as `foldRecords` does events. */
export async function foldSpans(spans: readonly SpanRecord[]): Promise<readonly SpanRecord[]> {
  const measured = spans
    .filter(({ measure }) => measure !== null)
    .map((span) => ({ ...span, policy: null, span }));
  const folded = await foldRecords(measured);
  if (folded === measured) return spans;
  const marks = new Map(folded.map((each) => [each.span, each.folded]));
  return spans.map((span) => (marks.get(span) ? { ...span, folded: marks.get(span)! } : span));
}
