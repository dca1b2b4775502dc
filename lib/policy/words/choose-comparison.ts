/** How texts are compared: by the structure that is known of them, or as text. */
export type ComparisonName = 'cedar' | 'rego' | 'documents' | 'text';
export type ChooseComparison = (path: string, text: string) => ComparisonName;

const BY_EXTENSION: readonly (readonly [RegExp, ComparisonName])[] = [
  [/\.cedar$/i, 'cedar'],
  [/\.rego$/i, 'rego'],
  [/\.(ya?ml|json)$/i, 'documents'],
];
/** How a text without a telling name begins, after comments and blank lines. */
const BY_START: readonly (readonly [RegExp, ComparisonName])[] = [
  [/^\s*(?:\/\/[^\n]*\n\s*)*(?:@\w+\s*(?:\(|$)|(?:permit|forbid)\s*\()/m, 'cedar'],
  [/^\s*(?:#[^\n]*\n\s*)*package\s+[\w.]+\s*$/m, 'rego'],
  [/^(?:apiVersion|kind):\s/m, 'documents'],
];
const START_LENGTH = 4_000;

/** How a file is compared, by its name or else by how its text begins. */
export const chooseComparison: ChooseComparison = (path, text) => {
  const start = text.slice(0, START_LENGTH);
  const found =
    BY_EXTENSION.find(([extension]) => extension.test(path)) ??
    BY_START.find(([beginning]) => beginning.test(start));
  return found?.[1] ?? 'text';
};
