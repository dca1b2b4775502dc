import type { SourceReport } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Random } from '../random';

/** What the telemetry collector of an environment says about its own losses. */
export function writeSourceReport(
  random: Random,
  at: number,
  environment: string,
  sequence: number,
): SourceReport {
  return {
    kind: 'source-report',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + 150),
    environment,
    sequence,
    dropped: random.chance(0.015) ? 1 + random.index(40) : 0,
    buffered: random.index(400),
    labels: { collector: `otel-gateway-${environment}` },
  };
}
