import type { SourceReport } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import { hashText, type Random } from '../random';

const HOUR = 3_600_000;
const HOURS_PER_WEEK = 168;
/** In so many of a thousand hours a collector loses something, and at most this much. */
const LOSSY_HOURS = 8;
const MOST_LOST = 30;

/** What a collector lost since it was started, at the beginning of the week: a counter that only grows. */
function countLost(environment: string, at: number): number {
  const hour = Math.floor(at / HOUR);
  let lost = 0;
  for (let each = hour - (hour % HOURS_PER_WEEK); each <= hour; each++) {
    const hash = hashText(`lost ${environment} ${each}`);
    if (hash % 1_000 < LOSSY_HOURS) lost += 1 + (Math.floor(hash / 1_000) % MOST_LOST);
  }
  return lost;
}

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
    dropped: countLost(environment, at),
    buffered: random.index(400),
    labels: { instance: `otel-gateway-${environment}` },
  };
}
