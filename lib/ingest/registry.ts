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

/** How the command line names a source: by its adapter, or by its path. */
export function findIngestPath(source: string): string | null {
  const paths = Object.keys(ADAPTERS_BY_PATH);
  return paths.find((path) => path === source || ADAPTERS_BY_PATH[path]!.name === source) ?? null;
}

/** The names that `findIngestPath` knows best. */
export const listSources = (): string[] => [...ADAPTERS_BY_NAME.keys()];
