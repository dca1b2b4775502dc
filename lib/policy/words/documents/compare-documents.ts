import type { WordStatement } from '@/lib/domain/read-models/policy-words';
import { describeData } from '../data/describe-data';
import { quote } from '../quote';
import type { Comparison, SourceFile } from '../statement';
import { compareAsText, type TextProblem } from '../text/compare-as-text';
import { findObjectWords } from './find-object-words';
import { canonical, identityOf, readObjects, type KubernetesObject } from './kubernetes-object';
import { readDocument, splitDocuments, type DocumentPiece, type SourceDocument } from './read-documents';

type Side = 'from' | 'to';

/**
 * What changed between YAML or JSON files: Kubernetes objects by kind and name, also where they moved
 * between files, and other documents as data. A file that cannot be read is compared as text.
 */
export function compareDocuments(before: readonly SourceFile[], after: readonly SourceFile[]): Comparison {
  const [oldPieces, newPieces] = [before.flatMap(splitDocuments), after.flatMap(splitDocuments)];
  const [gone, come] = [dropSame(oldPieces, newPieces), dropSame(newPieces, oldPieces)];
  const [oldRead, newRead] = [readAll(gone, 'from'), readAll(come, 'to')];
  const broken = new Map(
    [...newRead.problems, ...oldRead.problems].map((problem) => [problem.path, problem] as const),
  );
  const isIntact = ({ path }: { path: string }) => !broken.has(path);
  const [oldDocuments, newDocuments] = [
    oldRead.documents.filter(isIntact),
    newRead.documents.filter(isIntact),
  ];
  const listAll = () =>
    [...readAll(oldPieces, 'from').documents, ...readAll(newPieces, 'to').documents].flatMap(
      (document) => readObjects(document) ?? [],
    );
  const asText = compareAsText(
    'YAML',
    before.filter((file) => !isIntact(file)),
    after.filter((file) => !isIntact(file)),
    [...broken.values()],
  );
  return {
    statements: [
      ...asText.statements,
      ...describeObjects(oldDocuments, newDocuments, listAll),
      ...describeData(oldDocuments.filter(isData), newDocuments.filter(isData)),
    ],
    files: [
      ...asText.files,
      ...listFiles([...before, ...after].filter(isIntact), [...oldDocuments, ...newDocuments]),
    ],
  };
}

/** Without what stands on the other side word for word in the same file: that needs no parser. */
function dropSame(pieces: readonly DocumentPiece[], others: readonly DocumentPiece[]): DocumentPiece[] {
  const known = new Set(others.map(({ path, text }) => `${path}\n${text}`));
  return pieces.filter(({ path, text }) => !known.has(`${path}\n${text}`));
}

function readAll(pieces: readonly DocumentPiece[], side: Side) {
  const documents: SourceDocument[] = [];
  const problems: TextProblem[] = [];
  for (const piece of pieces) {
    const read = readDocument(piece, side);
    if ('reason' in read) problems.push(read);
    else documents.push(read);
  }
  return { documents, problems };
}

const isData = (document: SourceDocument): boolean => readObjects(document) === null;

function listFiles(files: readonly SourceFile[], documents: readonly SourceDocument[]): Comparison['files'] {
  return [...new Set(files.map(({ path }) => path))].map((path) => {
    const kinds = new Set(
      documents
        .filter((document) => document.path === path)
        .flatMap((document) => readObjects(document)?.map(({ kind }) => kind) ?? ['data']),
    );
    const holdsRego = kinds.has('ConstraintTemplate');
    const names = [...kinds].filter((kind) => kind !== 'data').toSorted();
    const what = names.length > 0 ? `${names.join(', ')}` : 'Data';
    return {
      path,
      comparison: 'structural' as const,
      sentence: `${what}, compared by ${names.length > 0 ? 'the structure of each object' : 'its paths'}${holdsRego ? '; the Rego inside is compared as text, rule by rule' : ''}.`,
    };
  });
}

function describeObjects(
  before: readonly SourceDocument[],
  after: readonly SourceDocument[],
  listAll: () => KubernetesObject[],
): WordStatement[] {
  const [old, now] = [before, after].map((documents) => documents.flatMap((each) => readObjects(each) ?? []));
  const { pairs, removed, added } = matchObjects(old!, now!);
  let all: KubernetesObject[] | null = null;
  const contextOf = (...objects: KubernetesObject[]) => {
    const own = new Set(objects.map(identityOf));
    return { listOthers: () => (all ??= listAll()).filter((each) => !own.has(identityOf(each))) };
  };
  return [
    ...pairs.flatMap(([one, other]) =>
      isSame(one, other)
        ? [describeSame(one, other)]
        : findObjectWords(other).describeChange(one, other, contextOf(one, other)),
    ),
    ...added.flatMap((each) => findObjectWords(each).describeWhole(each, 'added', contextOf(each))),
    ...removed.flatMap((each) => findObjectWords(each).describeWhole(each, 'removed', contextOf(each))),
  ];
}

type Matches = {
  pairs: [KubernetesObject, KubernetesObject][];
  removed: KubernetesObject[];
  added: KubernetesObject[];
};

/** By kind and name; what is left over is the same under a new name where a file holds one of its kind only. */
function matchObjects(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Matches {
  const [removed, added] = [new Set(before), new Set(after)];
  const pairs: Matches['pairs'] = [];
  const pair = (one: KubernetesObject, other: KubernetesObject) => {
    pairs.push([one, other]);
    removed.delete(one);
    added.delete(other);
  };
  const named = groupBy(removed, identityOf);
  for (const [identity, now] of groupBy(added, identityOf)) {
    const old = named.get(identity) ?? [];
    // Several files may hold the same object: those that say the same belong together first.
    const equalTo = new Map(now.map((other) => [other, old.find((one) => isSame(one, other))]));
    for (const [other, one] of equalTo) if (one && removed.has(one)) pair(one, other);
    const rest = old.filter((one) => removed.has(one));
    for (const other of now.filter((each) => added.has(each))) {
      const one = rest.shift();
      if (one) pair(one, other);
    }
  }
  const ofFile = ({ group, kind, document }: KubernetesObject) => `${group} ${kind} ${document.path}`;
  const left = groupBy(removed, ofFile);
  for (const [file, [other, ...more]] of groupBy(added, ofFile)) {
    const [one, ...rest] = left.get(file) ?? [];
    if (one && other && more.length + rest.length === 0) pair(one, other);
  }
  return { pairs, removed: [...removed], added: [...added] };
}

const isSame = (one: KubernetesObject, other: KubernetesObject): boolean =>
  canonical(one.fields) === canonical(other.fields);

function groupBy(objects: Iterable<KubernetesObject>, keyOf: (object: KubernetesObject) => string) {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const group = groups.get(keyOf(object));
    if (group) group.push(object);
    else groups.set(keyOf(object), [object]);
  }
  return groups;
}

function describeSame(before: KubernetesObject, after: KubernetesObject): WordStatement {
  const { kind, name, document } = after;
  const isMoved = before.document.path !== document.path;
  return {
    kind: 'reformatted',
    effect: 'none',
    what: kind,
    name,
    place: { file: document.path, side: 'to', line: document.lineOf(after.root) },
    sentence: `${kind} ${quote(name)} ${isMoved ? `was moved here from ${quote(before.document.path)}` : 'is only formatted or commented differently'}.`,
    details: [],
  };
}
