import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { fileError, type FileIssue } from './file-error';
import { findDuplicates } from './find-duplicates';
import { findLine } from './find-line';
import { importEntriesSchema, type ServiceEntry } from './import-entries';
import { placeKey, type ParsedInventory } from './parsed-inventory';
import { isCatalogEntity, readCatalogEntity } from './read-catalog-entity';
import { isManifest, listManifests, readManifest } from './read-manifest';

/** What has been read of a file so far. */
type Reading = Omit<ParsedInventory, 'notes'> & {
  lines: LineCounter;
  issues: FileIssue[];
  /** How many entities of each kind were passed over. */
  skipped: Map<string, number>;
  /** Services of manifests by name: several objects tell of one. */
  workloads: Map<string, { service: ServiceEntry; namespace: string; line: string }>;
  /** Zones by the namespace that is in them. */
  namespaces: Map<string, string>;
};

/**
 * Zones, environments and services from YAML (JSON is YAML too): our own shape, or the entities of a
 * Backstage catalog or objects of Kubernetes, one or many documents. Issues name the line.
 */
export function parseInventoryYaml(text: string): ParsedInventory {
  const reading: Reading = {
    entries: { zones: [], environments: [], services: [] },
    places: new Map(),
    formats: new Set(),
    lines: new LineCounter(),
    issues: [],
    skipped: new Map(),
    workloads: new Map(),
    namespaces: new Map(),
  };
  const { entries, places, lines, issues, skipped } = reading;
  for (const document of parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })) {
    for (const error of document.errors)
      issues.push({ path: `line ${lines.linePos(error.pos[0]).line}`, message: error.message });
    if (document.errors.length === 0) readDocument(document, reading);
  }
  addWorkloads(reading);
  issues.push(...duplicateIssues(reading));
  const isEmpty = Object.values(entries).every((list) => list.length === 0);
  if (isEmpty && issues.length === 0)
    issues.push({ path: '', message: 'it has no zones, environments or services' });
  if (issues.length > 0) throw fileError(issues);
  return {
    entries,
    places,
    formats: reading.formats,
    notes: [...skipped].map(([kind, count]) => `${count} of kind ${kind} passed over.`),
  };
}

function readDocument(document: Document.Parsed, reading: Reading): void {
  const content = readContent(document, reading.issues);
  if (content === null || content === undefined) return;
  if (isCatalogEntity(content)) {
    reading.formats.add('backstage');
    readEntity(document, content, reading);
  } else if (isManifest(content)) {
    reading.formats.add('kubernetes-manifests');
    for (const manifest of listManifests(content)) readObject(document, manifest, reading);
  } else {
    reading.formats.add('inventory-yaml');
    readEntries(document, content, reading);
  }
}

function readObject(document: Document.Parsed, manifest: Record<string, unknown>, reading: Reading): void {
  const read = readManifest(manifest);
  if ('skipped' in read) {
    reading.skipped.set(read.skipped, (reading.skipped.get(read.skipped) ?? 0) + 1);
    return;
  }
  const line = `line ${findLine(document, reading.lines, [])}`;
  if ('service' in read) {
    const { service, namespace } = read;
    const known = reading.workloads.get(service.name);
    // What an earlier object said stays: a Service seldom says more than the workload behind it.
    reading.workloads.set(service.name, {
      service: { ...service, ...known?.service },
      namespace: known?.namespace ?? namespace,
      line: known?.line ?? line,
    });
    if (known?.service.zone && service.zone && known.service.zone !== service.zone)
      reading.issues.push({
        path: `${line}, service ${service.name}`,
        message: `is in the zone ${known.service.zone} already, not in ${service.zone}`,
      });
    return;
  }
  if (read.zone) reading.namespaces.set(read.namespace, read.zone);
  const { entry } = read;
  if (!entry || reading.entries.zones.some(({ slug }) => slug === entry.slug)) return;
  const parsed = importEntriesSchema.shape.zones.safeParse([entry]);
  if (parsed.success) {
    reading.entries.zones.push(...parsed.data);
    reading.places.set(placeKey('zone', entry.slug), line);
  } else
    reading.issues.push({
      path: `${line}, namespace ${read.namespace}`,
      message: parsed.error.issues[0]!.message,
    });
}

/** A workload that names no zone is in that of its namespace. */
function addWorkloads(reading: Reading): void {
  for (const { service, namespace, line } of reading.workloads.values()) {
    const zone = service.zone ?? reading.namespaces.get(namespace);
    const parsed = importEntriesSchema.shape.services.safeParse([{ ...service, ...(zone && { zone }) }]);
    if (parsed.success) {
      reading.entries.services.push(...parsed.data);
      reading.places.set(placeKey('service', service.name), line);
      continue;
    }
    for (const { path, message } of parsed.error.issues)
      reading.issues.push({ path: `${line}, service ${service.name}: ${dotted(path.slice(1))}`, message });
  }
}

function readContent(document: Document.Parsed, issues: FileIssue[]): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that multiply beyond measure.
    issues.push({ path: '', message: error instanceof Error ? error.message : 'cannot be read' });
    return null;
  }
}

function readEntries(document: Document.Parsed, content: unknown, reading: Reading): void {
  const parsed = importEntriesSchema.safeParse(content);
  const lineOf = (path: readonly PropertyKey[]) => `line ${findLine(document, reading.lines, path)}`;
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      reading.issues.push({ path: [lineOf(path), dotted(path)].filter(Boolean).join(', '), message });
    return;
  }
  const { entries, places } = reading;
  parsed.data.zones.forEach(({ slug }, i) => places.set(placeKey('zone', slug), lineOf(['zones', i])));
  parsed.data.environments.forEach(({ slug }, i) =>
    places.set(placeKey('environment', slug), lineOf(['environments', i])),
  );
  parsed.data.services.forEach(({ name }, i) =>
    places.set(placeKey('service', name), lineOf(['services', i])),
  );
  entries.zones.push(...parsed.data.zones);
  entries.environments.push(...parsed.data.environments);
  entries.services.push(...parsed.data.services);
}

function readEntity(document: Document.Parsed, content: Record<string, unknown>, reading: Reading): void {
  const entity = readCatalogEntity(content);
  if ('skipped' in entity) {
    reading.skipped.set(entity.skipped, (reading.skipped.get(entity.skipped) ?? 0) + 1);
    return;
  }
  // Its fields have other places in the entity than with us: its first line has to do.
  const line = `line ${findLine(document, reading.lines, [])}`;
  const parsed = importEntriesSchema.shape.services.safeParse([entity.service]);
  if (parsed.success) {
    reading.entries.services.push(...parsed.data);
    reading.places.set(placeKey('service', entity.service.name), line);
    return;
  }
  for (const { path, message } of parsed.error.issues)
    reading.issues.push({
      path: `${line}, entity ${entity.service.name}: ${dotted(path.slice(1))}`,
      message,
    });
}

/** `services[3].zone` of a path. */
const dotted = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');

function duplicateIssues({ entries }: Reading): FileIssue[] {
  const names = [
    ...findDuplicates(entries.zones, 'slug').map(([again]) => placeKey('zone', again.slug)),
    ...findDuplicates(entries.environments, 'slug').map(([again]) => placeKey('environment', again.slug)),
    ...findDuplicates(entries.services, 'name').map(([again]) => placeKey('service', again.name)),
  ];
  return names.map((path) => ({ path, message: 'is in the file more than once' }));
}
