/** `docker compose logs` puts the container's name and a bar before every line. */
const CONTAINER_PREFIX = /^\S+\s+\| ?/;

/**
 * Finds the JSON in a console log whose lines carry a container's prefix, also where one record
 * spans many lines. Null when the lines have no such prefix.
 */
export function unwrapConsoleText(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || !lines.every((line) => CONTAINER_PREFIX.test(line))) return null;
  const records: string[] = [];
  let open: string[] = [];
  for (const line of lines.map((prefixed) => prefixed.replace(CONTAINER_PREFIX, ''))) {
    open.push(line);
    // A record ends where its first line's indentation returns to a closing brace.
    const isWhole = open.length === 1 ? /^\s*\{.*\}\s*$/.test(line) : /^\}\s*$/.test(line);
    if (isWhole) {
      records.push(open.join('\n'));
      open = [];
    }
  }
  if (open.length > 0) records.push(open.join('\n'));
  return records;
}
