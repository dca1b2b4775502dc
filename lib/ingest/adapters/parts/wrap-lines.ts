/**
 * The records of a text log: a line that is a JSON object as it is, every other as `{"text": line}`. Null when
 * no line is one that `isLine` knows: then the text is none of this source's.
 */
export function wrapLines(text: string, isLine: (line: string) => boolean): string[] | null {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.replace(/\r$/, '')]));
  if (!lines.some((line) => isLine(line))) return null;
  return lines.map((line) => (isObject(line) ? line : JSON.stringify({ text: line })));
}

function isObject(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
