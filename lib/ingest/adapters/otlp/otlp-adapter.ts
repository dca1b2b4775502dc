import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { mapHeartbeat } from './map-heartbeat';
import { mapLog } from './map-log';
import { mapMetric } from './map-metric';
import { mapSpan } from './map-span';
import { isProtobuf, readExport } from './protobuf/read-export';
import { SIGNAL_NAMES, type Signal } from './signals';
import { takeApart } from './take-apart';

const MAPPERS: Record<Signal, (part: unknown, context: AdapterContext) => MappedRecord> = {
  logs: mapLog,
  traces: mapSpan,
  metrics: mapMetric,
};

/** Reads export requests of OTLP, in protobuf or JSON, and the parts of them that are kept. */
const otlpAdapter = (signal: Signal): Adapter => {
  const { resources, field } = SIGNAL_NAMES[signal];
  return {
    name: `otlp-${signal}`,
    source: 'otlp',
    readBinary: (bytes, contentType) => (isProtobuf(contentType) ? readExport(signal, bytes) : null),
    takeApart: (record) => takeApart(signal, record),
    map: (part, context) => {
      if (typeof part === 'object' && part !== null) {
        if ('heartbeat' in part) return mapHeartbeat(part, context);
        if (field in part) return MAPPERS[signal](part, context);
      }
      return refuse('not-understood', resources, `The record is no export request of OTLP ${signal}.`);
    },
  };
};

export const otlpLogsAdapter = otlpAdapter('logs');
export const otlpTracesAdapter = otlpAdapter('traces');
export const otlpMetricsAdapter = otlpAdapter('metrics');
