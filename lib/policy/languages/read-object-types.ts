import { isMap, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';

/** What an object of Kubernetes says that it is; `group` is empty for the core group. */
export type ObjectType = { group: string; kind: string };

const BOUNDARY = /^---(?=\s|$)/m;
const API_VERSION = /^["']?apiVersion["']?\s*:\s*["']?([\w.-]+(?:\/[\w.-]+)?)["']?\s*(?:#.*)?$/m;
const KIND = /^["']?kind["']?\s*:\s*["']?([A-Za-z]\w*)["']?\s*(?:#.*)?$/m;

/**
 * The objects of Kubernetes that a YAML or JSON text holds, in their order, those of a list each for itself.
 * A document that does not parse (cut off, or a template) is read by its lines. Never throws.
 */
export function readObjectTypes(text: string): ObjectType[] {
  return text.split(BOUNDARY).flatMap((document) => {
    if (!document.includes('apiVersion')) return [];
    return readDocument(document) ?? readLines(document);
  });
}

/** Null where the document cannot be parsed. */
function readDocument(text: string): ObjectType[] | null {
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    return document.errors.length > 0 ? null : readNode(document.contents);
  } catch {
    return null;
  }
}

function readNode(node: unknown): ObjectType[] {
  if (isSeq(node)) return node.items.flatMap(readNode);
  if (!isMap(node)) return [];
  const items = (node as YAMLMap<unknown, Node>).get('items', true);
  const kind: unknown = node.get('kind');
  if (isSeq(items) && (kind === undefined || (typeof kind === 'string' && kind.endsWith('List'))))
    return items.items.flatMap(readNode);
  return toType(node.get('apiVersion'), kind);
}

const readLines = (text: string): ObjectType[] => toType(API_VERSION.exec(text)?.[1], KIND.exec(text)?.[1]);

function toType(apiVersion: unknown, kind: unknown): ObjectType[] {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || kind === '') return [];
  const [group = '', version] = apiVersion.split('/');
  return [{ group: version === undefined ? '' : group, kind }];
}
