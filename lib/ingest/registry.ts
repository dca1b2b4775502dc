import type { Adapter } from './adapter';
import { nativeAdapter } from './adapters/native/map-native';
import { opaLogsAdapter } from './adapters/opa/map-decision-log';
import { opaStatusAdapter } from './adapters/opa/map-status';
import { isEnvelope, unwrapCloudEvent } from './steps/unwrap-cloud-event';

/** Every source that Gatehouse reads, by the path below /api/ingest. A new source is one line. */
export const ADAPTERS_BY_PATH: Readonly<Record<string, Adapter>> = {
  events: nativeAdapter,
  'opa/logs': opaLogsAdapter,
  'opa/status': opaStatusAdapter,
};

/** A stored payload does not say that it came as a CloudEvent, but it looks like one. */
const withEnvelopes = (adapter: Adapter): Adapter => ({
  ...adapter,
  map: (record, context) => {
    if (!isEnvelope(record)) return adapter.map(record, context);
    const inner = unwrapCloudEvent(record);
    return 'refusal' in inner ? inner : adapter.map(inner.value, context);
  },
});

const ADAPTERS_BY_NAME = new Map(
  Object.values(ADAPTERS_BY_PATH).map((adapter) => [adapter.name, withEnvelopes(adapter)]),
);

/** The adapter that reads a stored payload again, or null when it is gone. */
export const findAdapter = (name: string): Adapter | null => ADAPTERS_BY_NAME.get(name) ?? null;

/** How the command line names a source: by its adapter, or by its path. */
export function findIngestPath(source: string): string | null {
  const paths = Object.keys(ADAPTERS_BY_PATH);
  return paths.find((path) => path === source || ADAPTERS_BY_PATH[path]!.name === source) ?? null;
}

/** The names that `findIngestPath` knows best. */
export const listSources = (): string[] => [...ADAPTERS_BY_NAME.keys()];
