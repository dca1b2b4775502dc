const PAIR = /([^\s="]+)=(?:"([^"\\]*(?:\\.[^"\\]*)*)"|(\S*))(?:\s+|$)/y;

/**
 * The fields of a line in logfmt (`level=info msg="it \"works\""`), as logrus and slog print it. Null when the
 * line is anything else. The last of several fields of one name counts.
 */
export function readLogfmt(line: string): Record<string, string> | null {
  const text = line.trim();
  const fields = new Map<string, string>();
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const pair = PAIR.exec(text);
    if (!pair) return null;
    fields.set(pair[1]!, pair[2] === undefined ? pair[3]! : unquote(pair[2]));
  }
  return fields.size === 0 ? null : Object.fromEntries(fields);
}

/** What Go's `%q` escaped; JSON knows all of it but \a, \v, \x and \U. */
function unquote(quoted: string): string {
  try {
    return JSON.parse(`"${quoted.replaceAll('\t', '\\t')}"`) as string;
  } catch {
    return quoted.replace(/\\(["\\])/g, '$1');
  }
}
