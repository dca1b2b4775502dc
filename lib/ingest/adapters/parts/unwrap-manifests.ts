import { readYaml } from './read-yaml';
import { isObject } from './read-object';

/** A line of three dashes begins the next document, whatever the one before it is. */
const BOUNDARY = /^---(?=\s|$)/m;

/**
 * Records of Kubernetes objects written as YAML: one a document, as `{"text": …}` with its text, which
 * `readManifest` reads; of a list, one an item. Null when no document is such an object.
 */
export function unwrapManifests(text: string): string[] | null {
  const documents = text
    .split(BOUNDARY)
    .map((one) => ({ text: one, value: readYaml(one) }))
    .filter(({ value }) => value !== null);
  const isOurs = documents.some(({ value }) => isObject(value) && typeof value.kind === 'string');
  if (!isOurs) return null;
  return documents.flatMap((document) => {
    const items = isObject(document.value) ? document.value.items : undefined;
    return Array.isArray(items)
      ? items.map((item) => JSON.stringify(item))
      : [JSON.stringify({ text: document.text })];
  });
}
