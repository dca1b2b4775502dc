import type { WordStatement } from '@/lib/domain/read-models/policy-words';
import { canonical } from '../documents/kubernetes-object';
import type { SourceDocument } from '../documents/read-documents';
import { countWords, quote } from '../quote';
import { describePathChanges, listPathChanges } from './list-path-changes';

/** What changed in documents that are no Kubernetes objects, such as the data of a bundle: by their paths. */
export function describeData(
  before: readonly SourceDocument[],
  after: readonly SourceDocument[],
): WordStatement[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))];
  return paths.flatMap((path) => {
    const [old, now] = [before, after].map((documents) => documents.filter((each) => each.path === path));
    return Array.from({ length: Math.max(old!.length, now!.length) }, (_, at) =>
      describeDocument(path, old![at], now![at]),
    );
  });
}

function describeDocument(
  path: string,
  before: SourceDocument | undefined,
  after: SourceDocument | undefined,
): WordStatement {
  const base = { what: 'data', name: path, details: [] };
  const present = after ?? before!;
  const place = { file: path, side: after ? ('to' as const) : ('from' as const), line: present.lineOf() };
  if (!before || !after) {
    const kind = after ? 'added' : 'removed';
    return { ...base, kind, effect: 'unknown', place, sentence: `Data in ${quote(path)} was ${kind}.` };
  }
  if (canonical(before.value) === canonical(after.value))
    return {
      ...base,
      kind: 'reformatted',
      effect: 'none',
      place,
      sentence: `Data in ${quote(path)} is only formatted or commented differently.`,
    };
  const changes = listPathChanges(before.value, after.value);
  const details = describePathChanges(changes, 'unknown');
  return {
    ...base,
    kind: 'changed',
    effect: 'unknown',
    place: { ...place, line: lineOfFirst(after, changes[0]?.path ?? '') ?? place.line },
    sentence:
      details.length === 1
        ? `Data in ${quote(path)} was changed: ${details[0]!.sentence}`
        : `Data in ${quote(path)} was changed at ${countWords(changes.length, 'path')}.`,
    details: details.length === 1 ? [] : details,
  };
}

/** Only plain paths lead to a line: keys may hold dots. */
function lineOfFirst(document: SourceDocument, path: string): number | null {
  return /^[\w.-]+$/.test(path) ? document.lineOf(path.split('.')) : null;
}
