import type { AccessLog } from './access-log';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/i;

/** The trace that a request belongs to: W3C `traceparent`, else ids of their own (B3 has short ones). */
export function readTrace(log: AccessLog): { traceId?: string; spanId?: string } {
  const [, traceId, spanId] =
    (typeof log.traceparent === 'string' && TRACEPARENT.exec(log.traceparent)) || [];
  return {
    traceId: readHex(traceId ?? log.traceId, 32),
    spanId: readHex(spanId ?? log.spanId, 16),
  };
}

function readHex(value: unknown, digits: number): string | undefined {
  if (typeof value !== 'string' || !/^(?:[0-9a-f]{16}){1,2}$/i.test(value) || value.length > digits)
    return undefined;
  return value.padStart(digits, '0').toLowerCase();
}
