import { isCollection, LineCounter, parseDocument, type Document } from 'yaml';
import type { SourceFile } from '../statement';
import type { TextProblem } from '../text/compare-as-text';

/** One document of a YAML or JSON file. */
export type SourceDocument = {
  path: string;
  value: unknown;
  /** Its line (from 1) of the file, or that of something in it by its path; null where it is not found. */
  lineOf(path?: readonly (string | number)[]): number | null;
};

/** A document that is not parsed yet; `line` is that of its first line in the file. */
export type DocumentPiece = { path: string; text: string; line: number };

/** The documents of a file, split at the lines that begin with `---`. */
export function splitDocuments({ path, text }: SourceFile): DocumentPiece[] {
  const pieces: DocumentPiece[] = [];
  let lines: string[] = [];
  let start = 1;
  const end = (next: number) => {
    if (lines.some((line) => !/^\s*(#.*)?$/.test(line) && line !== '---'))
      pieces.push({ path, text: lines.join('\n'), line: start });
    lines = [];
    start = next;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^---(\s|$)/.test(line)) end(index + 1);
    lines.push(line);
  }
  end(0);
  return pieces;
}

/** Aliases may stand for more than the text holds: beyond this many a document counts as unreadable. */
const MAX_ALIASES = 100;
/** Texts beyond this many characters, or nested deeper than this, are not taken apart. */
const MAX_LENGTH = 1_000_000;
const MAX_INDENT = 400;

/** A document as YAML 1.2 core reads it, which JSON is too, or why it cannot be read. */
export function readDocument(piece: DocumentPiece, side: 'from' | 'to'): SourceDocument | TextProblem {
  const { path, text, line } = piece;
  const problem = (reason: string, at: number | null = line): TextProblem => ({
    path,
    side,
    line: at,
    reason,
  });
  if (text.length > MAX_LENGTH || isNestedDeeply(text)) return problem('it is too large to be taken apart');
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error) return problem(describeError(error.message), line + counter.linePos(error.pos[0]).line - 1);
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    // What holds itself has no end: writing it out says so.
    JSON.stringify(value);
    return { path, value, lineOf: (at = []) => findLine(document, counter, line, at) };
  } catch (error) {
    return problem(describeError(error instanceof Error ? error.message : 'it is no YAML'));
  }
}

const describeError = (message: string): string => message.replaceAll(/\s+/g, ' ').replace(/[.:]$/, '');

function isNestedDeeply(text: string): boolean {
  let open = 0;
  for (const char of text) {
    if (char === '[' || char === '{') open += 1;
    else if (char === ']' || char === '}') open = Math.max(0, open - 1);
    if (open > MAX_INDENT) return true;
  }
  return new RegExp(`^(?:[ \\t]{${MAX_INDENT}}|(?:[-?] +){${MAX_INDENT / 2}})`, 'm').test(text);
}

function findLine(
  document: Document,
  counter: LineCounter,
  first: number,
  path: readonly (string | number)[],
): number | null {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
  if (!range)
    return isCollection(document.contents) && path.length > 0
      ? findLine(document, counter, first, path.slice(0, -1))
      : null;
  return first + counter.linePos(range[0]).line - 1;
}
