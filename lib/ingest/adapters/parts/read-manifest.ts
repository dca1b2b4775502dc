import { readYaml } from './read-yaml';

/** The object of a record: itself, or what its YAML says. Undefined when that cannot be read. */
export function readManifest(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  const { text } = record as { text?: unknown };
  return typeof text === 'string' && Object.keys(record).length === 1 ? readYaml(text) : record;
}
