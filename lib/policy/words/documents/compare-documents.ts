import type { WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
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
 * between files, and other documents as data. A file that cannot be read is compared as text. `unchanged` are the
 * files that both revisions hold.
 */
export function compareDocuments(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  unchanged: readonly SourceFile[],
): Comparison {
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
  const listAll = (text: string) => {
    const [one, other] = [oldPieces, [...newPieces, ...unchanged.flatMap(splitDocuments)]].map((pieces) =>
      pieces.filter((piece) => piece.text.includes(text)),
    );
    return [...readAll(one!, 'from').documents, ...readAll(other!, 'to').documents].flatMap(
      (document) => readObjects(document) ?? [],
    );
  };
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
  listAll: (text: string) => KubernetesObject[],
): WordStatement[] {
  const [old, now] = [before, after].map((documents) => documents.flatMap((each) => readObjects(each) ?? []));
  const { pairs, removed, added } = matchObjects(old!, now!);
  const byKind = new Map<string, KubernetesObject[]>();
  const listOthers = (...own: KubernetesObject[]): KubernetesObject[] => {
    const { kind } = own[0]!;
    if (!byKind.has(kind)) byKind.set(kind, listAll(kind));
    const places = new Set(own.map(placedIdentityOf));
    return byKind.get(kind)!.filter((each) => !places.has(placedIdentityOf(each)));
  };
  const contextOf = (...own: KubernetesObject[]) => ({ listOthers: () => listOthers(...own) });
  const describeWhole = (object: KubernetesObject, kind: 'added' | 'removed') => {
    const told = findObjectWords(object).describeWhole(object, kind, contextOf(object));
    const copy = listOthers(object).find((each) => identityOf(each) === identityOf(object));
    return copy ? told.map((statement) => besideCopy(statement, copy)) : told;
  };
  return [
    ...pairs.flatMap(([one, other]) =>
      canonical(one.fields) === canonical(other.fields)
        ? [describeSame(one, other)]
        : findObjectWords(other).describeChange(one, other, contextOf(one, other)),
    ),
    ...added.flatMap((each) => describeWhole(each, 'added')),
    ...removed.flatMap((each) => describeWhole(each, 'removed')),
  ];
}

/** An object and the file it stands in: files for several places may hold the same object each. */
const placedIdentityOf = (object: KubernetesObject): string =>
  `${object.document.path}\n${identityOf(object)}`;

/** Where another file holds the same object, one more or less of it proves nothing. */
function besideCopy(statement: WordStatement, { kind, document }: KubernetesObject): WordStatement {
  const doubt = (effect: WordEffect): WordEffect => (effect === 'none' ? effect : 'unknown');
  return {
    ...statement,
    effect: doubt(statement.effect),
    details: [
      ...statement.details.map(({ effect, sentence }) => ({ effect: doubt(effect), sentence })),
      {
        effect: 'unknown',
        sentence: `Another ${kind} of that name stands in ${quote(document.path)}: which of them is in force, the texts do not say.`,
      },
    ],
  };
}

type Matches = {
  pairs: [KubernetesObject, KubernetesObject][];
  removed: KubernetesObject[];
  added: KubernetesObject[];
};

/**
 * By kind and name: in the same file, or else the same content, or else where there is only one of them on each side.
 * What is left over is the same under a new name where a file holds one of its kind only.
 */
function matchObjects(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Matches {
  const [removed, added] = [new Set(before), new Set(after)];
  const pairs: Matches['pairs'] = [];
  const pairBy = (keyOf: (object: KubernetesObject) => string, mayRepeat: boolean) => {
    const [old, now] = [groupBy(removed, keyOf), groupBy(added, keyOf)];
    for (const [key, others] of now) {
      const ones = old.get(key) ?? [];
      if (!mayRepeat && (ones.length > 1 || others.length > 1)) continue;
      for (const [index, other] of others.slice(0, ones.length).entries()) {
        pairs.push([ones[index]!, other]);
        removed.delete(ones[index]!);
        added.delete(other);
      }
    }
  };
  pairBy((object) => `${placedIdentityOf(object)}\n${canonical(object.fields)}`, true);
  pairBy((object) => `${identityOf(object)}\n${canonical(object.fields)}`, true);
  pairBy(placedIdentityOf, false);
  pairBy(identityOf, false);
  pairBy(({ group, kind, document }) => `${group} ${kind} ${document.path}`, false);
  return { pairs, removed: [...removed], added: [...added] };
}

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
