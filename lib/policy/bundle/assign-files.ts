const REGO = /\.rego$/i;
const PACKAGE = /^[ \t]*package[ \t]+([A-Za-z_][\w.]*)/m;

/**
 * Which files of a bundle belong to which of its roots: Rego by its package, data by its folder. What belongs to
 * none belongs to all of them.
 */
export function assignFiles(
  files: Readonly<Record<string, string>>,
  roots: readonly string[],
): Map<string, Record<string, string>> {
  const assigned = new Map(roots.map((root): [string, Record<string, string>] => [root, {}]));
  for (const [path, text] of Object.entries(files)) {
    const place = placeOf(path, text);
    const owners = roots.filter((root) => place === root || place.startsWith(`${root}/`));
    const own = owners.length === 0 ? roots : owners;
    for (const root of own) assigned.get(root)![path] = text;
  }
  return assigned;
}

const placeOf = (path: string, text: string): string =>
  (REGO.test(path) && PACKAGE.exec(text)?.[1]?.replaceAll('.', '/')) ||
  path.split('/').slice(0, -1).join('/');
