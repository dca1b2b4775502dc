import { parseDocument } from 'yaml';
import { replaceUnstorable } from '@/lib/domain/storable-json';

/** As deep as JSON is read. */
const MOST_DEPTH = 100;

/**
 * The value of one YAML document as plain JSON, its texts such as the store can keep. Undefined when it cannot
 * be read: not YAML, aliases without end, nested deeper than 100.
 */
export function readYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS();
    return isDeeper(value, MOST_DEPTH)
      ? undefined
      : (JSON.parse(replaceUnstorable(JSON.stringify(value ?? null))) as unknown);
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}
