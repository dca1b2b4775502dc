import type { Adapter } from './adapter';
import { nativeAdapter } from './adapters/native/map-native';
import { nativeSetup } from './adapters/native/setup';
import type { Source, Sources } from './source';
import { ALERTS } from './sources/alerts';
import { ATTESTATION } from './sources/attestation';
import { CHANGES } from './sources/changes';
import { CLOUD_AUDIT } from './sources/cloud-audit';
import { IDENTITY } from './sources/identity';
import { MESH_AND_GATEWAYS } from './sources/mesh-and-gateways';
import { NETWORK } from './sources/network';
import { POLICY_ENGINES } from './sources/policy-engines';
import { RUNTIME_AND_DATA } from './sources/runtime-and-data';
import { SECRETS } from './sources/secrets';
import { TELEMETRY } from './sources/telemetry';
import { isEnvelope, unwrapCloudEvent } from './steps/unwrap-cloud-event';

/** Every source that Gatehouse reads, by the path below /api/ingest. A new source is one line in its group. */
export const SOURCES: Sources = {
  events: { adapter: nativeAdapter, setup: nativeSetup, aliases: ['cloudevents'] },
  ...POLICY_ENGINES,
  ...MESH_AND_GATEWAYS,
  ...NETWORK,
  ...ATTESTATION,
  ...IDENTITY,
  ...CLOUD_AUDIT,
  ...SECRETS,
  ...RUNTIME_AND_DATA,
  ...TELEMETRY,
  ...CHANGES,
  ...ALERTS,
};

/** The source at a path below /api/ingest, or null when there is none. */
export const findSource = (path: string): Source | null =>
  Object.hasOwn(SOURCES, path) ? SOURCES[path]! : null;

/** The adapter at a path that is known to be there. Throws for any other. */
export function getAdapter(path: string): Adapter {
  const source = findSource(path);
  if (!source) throw new Error(`There is no source at ${path}.`);
  return source.adapter;
}

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
  Object.values(SOURCES).map(({ adapter }) => [adapter.name, withEnvelopes(adapter)]),
);

/** The adapter that reads a stored payload again, or null when it is gone. */
export const findAdapter = (name: string): Adapter | null => ADAPTERS_BY_NAME.get(name) ?? null;

/** The source whose adapter has this name, with its path; null when it is gone. */
export function findSourceOf(adapterName: string): { path: string; source: Source } | null {
  const found = Object.entries(SOURCES).find(([, { adapter }]) => adapter.name === adapterName);
  return found ? { path: found[0], source: found[1] } : null;
}

/** How the command line names a source: by its adapter, its path, or another name of its. */
export function findIngestPath(name: string): string | null {
  const isCalled = ([path, { adapter, aliases = [] }]: [string, Source]) =>
    path === name || adapter.name === name || aliases.includes(name);
  return Object.entries(SOURCES).find(isCalled)?.[0] ?? null;
}

/** The names that `findIngestPath` knows best. */
export const listSources = (): string[] => [...ADAPTERS_BY_NAME.keys()];
