import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { mapHeartbeat } from './map-heartbeat';
import { mapLog } from './map-log';
import { mapMetric } from './map-metric';
import { mapSpan } from './map-span';
import { isProtobuf, readExport } from './protobuf/read-export';
import { isObject } from '../parts/read-object';
import { SIGNAL_NAMES, SIGNALS, type Signal } from './signals';
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

const holds = (record: unknown, name: string): boolean => isObject(record) && name in record;

/** Reads files that hold any of the three, as the Collector's file exporter writes them. */
export const otlpFileAdapter: Adapter = {
  name: 'otlp',
  source: 'otlp',
  takeApart: (record) => {
    const signal = SIGNALS.find((one) => holds(record, SIGNAL_NAMES[one].resources));
    return signal ? takeApart(signal, record) : null;
  },
  map: (part, context) => {
    if (isObject(part) && 'heartbeat' in part) return mapHeartbeat(part, context);
    const signal = SIGNALS.find((one) => holds(part, SIGNAL_NAMES[one].field));
    return signal
      ? MAPPERS[signal](part, context)
      : refuse('not-understood', '', 'The record is no export request of OTLP.');
  },
};
