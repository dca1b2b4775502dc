import { CandidateError } from '../../engine';

/** Texts of Rego in packages of their own, and the names that these had. */
export type MovedPackages = { files: Record<string, string>; packages: string[] };

/**
 * A module begins with its package. Whatever else looks like one lies in something that is not understood here, and
 * moving that would leave the true package where policies of others are.
 */
const PACKAGE = /^\s*package\s+([A-Za-z_][\w.]*)/;

/**
 * Moves the packages of a candidate below `root`, with what they say of each other (`data.<package>`), so that they
 * stand beside the policies of the same names on an OPA server. What lies in texts and comments stays. Throws
 * `CandidateError` for a text without a package.
 */
export function rewritePackages(files: Readonly<Record<string, string>>, root: string): MovedPackages {
  const texts = Object.entries(files).filter(([path]) => path.endsWith('.rego'));
  const taken = texts.length > 0 ? texts : Object.entries(files);
  const packages = taken.map(([path, text]) => {
    const name = PACKAGE.exec(blankOut(text))?.[1];
    if (!name) throw new CandidateError(`${path} names no package: it is no Rego.`);
    return name;
  });
  const known = [...new Set(packages)];
  return {
    packages: known,
    files: Object.fromEntries(taken.map(([path, text]) => [path, moveOne(text, known, root)])),
  };
}

function moveOne(text: string, packages: readonly string[], root: string): string {
  const code = blankOut(text);
  const places: { at: number; insert: string }[] = [];
  const declared = PACKAGE.exec(code)!;
  places.push({ at: declared.index + declared[0].length - declared[1]!.length, insert: `${root}.` });
  for (const found of code.matchAll(/(?<![\w.])data((?:\.[A-Za-z_]\w*)+)/g)) {
    const name = found[1]!.slice(1);
    // A reference into one of the packages, or to a folder of them.
    const isOwn = packages.some(
      (each) => name === each || name.startsWith(`${each}.`) || each.startsWith(`${name}.`),
    );
    if (isOwn) places.push({ at: found.index + 'data.'.length, insert: `${root}.` });
  }
  let moved = text;
  for (const { at, insert } of places.toSorted((one, other) => other.at - one.at))
    moved = moved.slice(0, at) + insert + moved.slice(at);
  return moved;
}

/** The text with comments and strings made of spaces, so that every place stays where it is. */
export const blankOut = (text: string): string =>
  text.replace(/#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, (found) => found.replace(/[^\n]/g, ' '));
