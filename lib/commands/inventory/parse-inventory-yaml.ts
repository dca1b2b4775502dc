import { isMap, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import { fileError, type FileIssue } from './file-error';
import { findDuplicates } from './find-duplicates';
import { importEntriesSchema, type ImportEntries } from './import-entries';
import { isCatalogEntity, readCatalogEntity } from './read-catalog-entity';
import type { ParsedInventory } from './parse-inventory-file';

/**
 * Zones, environments and services from YAML (JSON is YAML too): our own shape, or the entities of a
 * Backstage catalog, one or many documents. Issues name the line.
 */
export function parseInventoryYaml(text: string): ParsedInventory {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const issues: FileIssue[] = [];
  const entries: ImportEntries = { zones: [], environments: [], services: [] };
  const skipped = new Map<string, number>();
  for (const document of documents) {
    for (const error of document.errors)
      issues.push({ path: `line ${lines.linePos(error.pos[0]).line}`, message: error.message });
    if (document.errors.length === 0) readDocument(document, lines, entries, skipped, issues);
  }
  issues.push(...duplicateIssues(entries));
  if (issues.length > 0) throw fileError(issues);
  if (entries.zones.length + entries.environments.length + entries.services.length === 0)
    throw fileError([{ path: '', message: 'it has no zones, environments or services' }]);
  return { entries, notes: [...skipped].map(([kind, count]) => `${count} of kind ${kind} passed over.`) };
}

function readDocument(
  document: Document.Parsed,
  lines: LineCounter,
  entries: ImportEntries,
  skipped: Map<string, number>,
  issues: FileIssue[],
): void {
  const content = readContent(document, issues);
  if (content === null || content === undefined) return;
  const isEntity = isCatalogEntity(content);
  const entity = isEntity ? readCatalogEntity(content) : null;
  if (entity && 'skipped' in entity) {
    skipped.set(entity.skipped, (skipped.get(entity.skipped) ?? 0) + 1);
    return;
  }
  const parsed = importEntriesSchema.safeParse(entity ? { services: [entity.service] } : content);
  if (parsed.success) {
    entries.zones.push(...parsed.data.zones);
    entries.environments.push(...parsed.data.environments);
    entries.services.push(...parsed.data.services);
    return;
  }
  for (const issue of parsed.error.issues) {
    // A catalog entity's fields have other places than ours: its first line has to do.
    const path = isEntity ? [] : issue.path;
    const name = isEntity ? `entity ${entity!.service.name}: ${issue.path.slice(2).join('.')}` : dotted(issue.path);
    issues.push({
      path: [`line ${lineOf(document, lines, path)}`, name].filter(Boolean).join(', '),
      message: issue.message,
    });
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

/** The line of the node at a path, or of the nearest one above it that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const at = path.slice(0, length);
    const node = (length === 0 ? document.contents : document.getIn(at, true)) as Node | undefined | null;
    const range = node && (isMap(node) || 'range' in node) ? node.range : null;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** `services[3].zone` of a path. */
const dotted = (path: PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );

function duplicateIssues(entries: ImportEntries): FileIssue[] {
  const twice = (noun: string, keys: string[]) =>
    keys.map((key) => ({ path: `${noun} ${key}`, message: 'is in the file more than once' }));
  return [
    ...twice('zone', findDuplicates(entries.zones, 'slug').map(([again]) => again.slug)),
    ...twice('environment', findDuplicates(entries.environments, 'slug').map(([again]) => again.slug)),
    ...twice('service', findDuplicates(entries.services, 'name').map(([again]) => again.name)),
  ];
}
