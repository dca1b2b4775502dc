import type { Decision } from '@/lib/domain/event';

const MOST = 50;
const MOST_LENGTH = 500;

/**
 * The exceptions that a decision names as what let it through (labels `exception` or `exceptions`, separated by
 * commas, as Kyverno's reports have them); undefined for one that names none, or that was denied all the same.
 */
export function readExceptions({ outcome, labels }: Decision): string[] | undefined {
  const told = labels?.exceptions ?? labels?.exception;
  if (!told || outcome === 'deny' || outcome === 'error') return undefined;
  const names = told
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.length <= MOST_LENGTH);
  return names.length > 0 ? [...new Set(names)].slice(0, MOST) : undefined;
}
