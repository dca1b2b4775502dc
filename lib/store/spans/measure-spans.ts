import type { SpanRecord } from '@/lib/domain/span';
import type { LatencyDelta } from '../rollups/aggregate-records';
import { bucketIndex } from '../rollups/latency-buckets';
import { MEASURE_CODES } from '../rollups/measures';
import { getSeriesIds, seriesKey, type SeriesFields } from '../rollups/series-ids';

const MICROS_PER_MINUTE = 60_000_000;
const NANOS_PER_MS = 1e6;

/** The series under which a span's duration counts: its role stands where events have their outcome. */
const fieldsOf = ({
  role,
  source,
  zone,
  service,
  environment,
  clockSkewed,
  folded,
}: SpanRecord): SeriesFields => ({
  kind: 'span',
  outcome: role,
  source,
  zone,
  service,
  environment,
  clockSkewed,
  folded,
  policy: null,
  targetZone: null,
  method: null,
  provider: null,
  revision: null,
  host: null,
});

/** The series of the spans that are measured, by their key, made where they are new; outside of any transaction. */
export async function getSpanSeries(spans: readonly SpanRecord[]): Promise<Map<string, number>> {
  const fields = spans.filter(({ measure }) => measure !== null).map(fieldsOf);
  if (fields.length === 0) return new Map();
  const ids = await getSeriesIds(fields);
  return new Map(fields.map((field, index) => [seriesKey(field), ids[index]!.own]));
}

/** What new spans add to the latency roll-ups, minute by minute. */
export function measureSpans(
  spans: readonly SpanRecord[],
  series: ReadonlyMap<string, number>,
): LatencyDelta[] {
  return spans.flatMap((span): LatencyDelta[] =>
    span.measure === null
      ? []
      : [
          {
            minute: Math.floor(span.startedAt / MICROS_PER_MINUTE),
            seriesId: series.get(seriesKey(fieldsOf(span)))!,
            measure: MEASURE_CODES[span.measure],
            idx: bucketIndex(span.durationNs / NANOS_PER_MS),
            events: 1,
          },
        ],
  );
}
