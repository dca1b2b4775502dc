import { isClockSkewed } from '@/lib/domain/clock-skew';
import type { Refusal } from '@/lib/domain/event-record';
import { UNZONED } from '@/lib/domain/kinds';
import type { Span, SpanRecord } from '@/lib/domain/span';
import { formatMicros, parseMicros } from '@/lib/domain/timestamp';
import type { RecordContext } from './to-record';

/** Makes the stored record of a span, or says why it cannot be kept. */
export function toSpanRecord(
  { startedAt: text, zone, ...span }: Span,
  index: number,
  { source, receivedAt, oldest, findZone }: RecordContext,
): SpanRecord | { refusal: Refusal } {
  const startedAt = parseMicros(text);
  if (Number.isNaN(startedAt))
    return {
      refusal: {
        code: 'invalid-field',
        path: 'startedAt',
        message: 'The span starts at no time that exists.',
      },
    };
  if (startedAt < oldest)
    return {
      refusal: {
        code: 'too-late',
        path: 'startedAt',
        message: `The span started at ${formatMicros(startedAt)}, before what is retained (${formatMicros(oldest)}).`,
      },
    };
  return {
    ...span,
    index,
    startedAt,
    zone: zone ?? (span.service ? findZone(span.service, startedAt) : null) ?? UNZONED,
    source,
    receivedAt,
    folded: null,
    clockSkewed: isClockSkewed(startedAt / 1_000, receivedAt / 1_000),
  };
}
