/**
 * Whether a glob (`*` stands for any characters) matches a whole text. Piece by piece instead of by a
 * pattern: no glob can take longer than the text is long.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const [prefix = '', ...pieces] = glob.split('*');
  const suffix = pieces.pop();
  if (suffix === undefined) return text === prefix;
  if (!text.startsWith(prefix) || !text.endsWith(suffix)) return false;
  const end = text.length - suffix.length;
  let at = prefix.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}
