import type { WriteRequest } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { NO_TRUST_RULES } from '@/lib/domain/trust-rules/compile-trust-rules';
import { nativeAdapter } from '@/lib/ingest/adapters/native/map-native';
import { mapRecords } from '@/lib/ingest/steps/map-records';
import { splitRecords } from '@/lib/ingest/steps/split-records';

type Options = { source?: string; receivedAt?: Date; backfill?: boolean };

/** The write of native events (or of a body's text) as the pipeline makes it, without an inventory. */
export function makeWriteRequest(
  events: readonly object[] | string,
  { source = 'native', receivedAt = new Date(), backfill = false }: Options = {},
): WriteRequest {
  const received = receivedAt.getTime() * 1_000;
  const text = typeof events === 'string' ? events : JSON.stringify(events);
  const { records, rejections } = mapRecords(
    splitRecords(text, 'application/json', { records: 100_000, depth: 100 }),
    {
      adapter: nativeAdapter,
      isCloudEvents: false,
      adapterContext: { receivedAt: formatMicros(received), mappingRules: [] },
      recordContext: {
        source,
        adapter: nativeAdapter.name,
        receivedAt: received,
        oldest: -Infinity,
        backfill,
        trustRules: NO_TRUST_RULES,
        findZone: () => null,
      },
    },
  );
  return { source, adapter: nativeAdapter.name, receivedAt: received, records, rejections, sampledOut: 0 };
}
