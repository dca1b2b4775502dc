import type { SourceDocument } from './read-documents';

/** A document that says of itself which kind of Kubernetes object it is. */
export type KubernetesObject = {
  group: string;
  kind: string;
  name: string;
  namespace: string | null;
  fields: Fields;
  document: SourceDocument;
  /** Where the object stands in its document: not at the root in a List. */
  root: readonly (string | number)[];
};

export type Fields = Readonly<Record<string, unknown>>;

/** The objects of a document, those of a List one by one; null when it is no Kubernetes object. */
export function readObjects(document: SourceDocument): KubernetesObject[] | null {
  const { value } = document;
  if (!isFields(value) || typeof value['kind'] !== 'string') return null;
  if (typeof value['apiVersion'] !== 'string') return null;
  if (!value['kind'].endsWith('List') || !Array.isArray(value['items']))
    return [toObject(value, document, [])];
  return value['items'].flatMap((item: unknown, index) =>
    isFields(item) ? [toObject(item, document, ['items', index])] : [],
  );
}

function toObject(
  fields: Fields,
  document: SourceDocument,
  root: KubernetesObject['root'],
): KubernetesObject {
  const metadata = fieldsOf(fields['metadata']);
  const version = textOf(fields['apiVersion']) ?? '';
  return {
    group: version.includes('/') ? version.split('/')[0]! : '',
    kind: textOf(fields['kind']) ?? '',
    name: textOf(metadata['name']) ?? textOf(metadata['generateName']) ?? '',
    namespace: textOf(metadata['namespace']),
    fields,
    document,
    root,
  };
}

/** Equal for the same object of two revisions. */
export const identityOf = ({ group, kind, namespace, name }: KubernetesObject): string =>
  JSON.stringify([group, kind, namespace, name]);

/** The line of something in the object, by its path. */
export const lineIn = (
  { document, root }: KubernetesObject,
  path: readonly (string | number)[] = [],
): number | null => document.lineOf([...root, ...path]);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping, or an empty one in place of anything else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
/** A list, or an empty one in place of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** A text that is not empty, else null. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
/** The scalars of a list as texts. */
export const textsOf = (value: unknown): string[] =>
  listOf(value)
    .filter((each) => typeof each !== 'object')
    .map(String);

/** Equal for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isFields(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.keys(value).toSorted();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
