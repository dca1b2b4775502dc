import { cutText } from '@/lib/domain/cut-text';

const MOST = 64;

/** Of a whole number that is longer than a number holds, the last digits are wrong; the payload has them. */
const isInexact = (value: unknown): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/**
 * The labels of an event from whatever a source has: texts, numbers and booleans as they are, lists and
 * objects as JSON, nothing for null, empty texts and numbers beyond what a number holds. At most 64, each within its length.
 */
export function boundLabels(values: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const labels: [string, string][] = [];
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value === null || value === undefined || value === '' || name === '' || isInexact(value)) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text !== undefined && labels.length < MOST) labels.push([cutText(name, 200), cutText(text, 2_000)]);
  }
  return labels.length === 0 ? undefined : Object.fromEntries(labels);
}
