import type { Adapter } from './adapter';
import { nativeAdapter } from './adapters/native/map-native';
import { opaLogsAdapter } from './adapters/opa/map-decision-log';
import { opaStatusAdapter } from './adapters/opa/map-status';

/** Every source that Gatehouse reads, by the path below /api/ingest. A new source is one line. */
export const ADAPTERS_BY_PATH: Readonly<Record<string, Adapter>> = {
  events: nativeAdapter,
  'opa/logs': opaLogsAdapter,
  'opa/status': opaStatusAdapter,
};

const ADAPTERS_BY_NAME = new Map(Object.values(ADAPTERS_BY_PATH).map((adapter) => [adapter.name, adapter]));

/** The adapter of a stored event, or null when its adapter is gone. */
export const findAdapter = (name: string): Adapter | null => ADAPTERS_BY_NAME.get(name) ?? null;

/** The path below /api/ingest that a source of the command line (`--source opa`) is sent to. */
export function findIngestPath(source: string): string | null {
  return (
    Object.keys(ADAPTERS_BY_PATH).find(
      (path) => path === source || ADAPTERS_BY_PATH[path]!.name === source,
    ) ?? null
  );
}
