import { beginsRbacCheck, isRbacDebug } from './rbac-debug';

const COLLECTED = /^\d{4}-\d{2}-\d{2}T\S+ (?:std(?:out|err) [FP] )?(?=\{)/;
const LIKE_ACCESS_LOG = /^(?:\S+ (?:std(?:out|err) [FP] )?)?\[\d{4}-\d{2}-\d{2}T[^\]]+\] "/;
const THREAD = /^\[[^\]]+\]\[(\d+)\]|thread=(\d+)\s*$/;
const BEGINS_ENTRY = /^(?:\[?\d{4}-\d{2}-\d{2}[T ]|\{)/;

/**
 * The log of a proxy's container: JSON lines as they are, other lines as `{"text": …}`. Of the RBAC filter's debug
 * log a request with all its lines and results is one record. Null when no line is one of a proxy.
 */
export function unwrapLog(text: string): string[] | null {
  const entries = joinEntries(text.split(/\r?\n/));
  const isProxy = entries.some(
    (entry) => LIKE_ACCESS_LOG.test(entry) || isRbacDebug(entry) || COLLECTED.test(entry),
  );
  if (!isProxy) return null;
  return joinChecks(entries).map((entry) => {
    const json = entry.replace(COLLECTED, '');
    return json.startsWith('{') && isJson(json) ? json : JSON.stringify({ text: entry });
  });
}

/** Headers and metadata of a checked request take many lines, of which only the first has a time. */
function joinEntries(lines: readonly string[]): string[] {
  const entries: string[][] = [];
  let isChecking = false;
  for (const line of lines) {
    if (isChecking && !BEGINS_ENTRY.test(line)) entries.at(-1)!.push(line);
    else if (line.trim() !== '') {
      isChecking = isRbacDebug(line) && beginsRbacCheck(line);
      entries.push([line]);
    }
  }
  return entries.map((entry) => entry.join('\n').trimEnd());
}

/** Results follow their request on the same thread; requests of other threads come between. */
function joinChecks(entries: readonly string[]): string[] {
  const joined: string[] = [];
  const open = new Map<string, number>();
  for (const entry of entries) {
    const match = isRbacDebug(entry) ? THREAD.exec(entry) : null;
    const thread = match ? (match[1] ?? match[2] ?? '') : '';
    const at = isRbacDebug(entry) && !beginsRbacCheck(entry) ? open.get(thread) : undefined;
    if (at === undefined) {
      if (isRbacDebug(entry)) open.set(thread, joined.length);
      joined.push(entry);
    } else joined[at] += `\n${entry}`;
  }
  return joined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
