/**
 * What may stand before every line: the container's name and a bar (`docker compose logs`) or in brackets
 * (`kubectl logs --prefix`), a time (`--timestamps`), and the stream (files of container runtimes).
 */
const CONTAINER_PREFIX =
  /^(?!$|\s*\{)(?:\S+\s+\| ?)?(?:\[[^\]\s]+\] )?(?:\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}) (?:std(?:out|err) [FP] )?)?/;
const hasPrefix = (line: string): boolean => (CONTAINER_PREFIX.exec(line)?.[0] ?? '') !== '';

/**
 * Finds the JSON in a console log whose lines carry a container's prefix, also where one record
 * spans many lines. Null when the lines have no such prefix.
 */
export function unwrapConsoleText(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!lines.every(hasPrefix) || !lines.some((line) => line.includes('{'))) return null;
  const records: string[] = [];
  let open: string[] = [];
  for (const line of lines.map((prefixed) => prefixed.replace(CONTAINER_PREFIX, ''))) {
    // Words between the records: one that is none, refused alone.
    if (open.length === 0 && !/^\s*\{/.test(line)) {
      records.push(JSON.stringify({ text: line }));
      continue;
    }
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
