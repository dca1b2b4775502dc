/**
 * A line of Keylime's programs: with a time (the default format), or as the documentation shows them; behind what
 * journald and syslog put before it.
 */
const LINE =
  /^(?:\w{3} [ \d]\d \d{2}:\d{2}:\d{2} \S+ [\w.-]+\[\d+\]: )?(?:(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}[.,]\d+)\s+(?:-\s+)?)?(keylime\.[\w.-]+)\s+(?:-\s+)?(DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+(?:-\s+)?(.*)$/;

const VERDICT =
  /\bagent '?([^\s']+)'? (?:(failed, stopping polling|has failed tenant quote)|(successfully passed verification)|failed verification (?:because|due to) (.+))/i;

export type VerifierLine = { time?: string; logger: string; level: string; message: string };

/** The parts of a line, or null when it is of another program. */
export function readVerifierLine(line: string): VerifierLine | null {
  const match = LINE.exec(line.trim());
  return match && { time: match[1], logger: match[2]!, level: match[3]!, message: match[4]! };
}

/** The agent and the result that a message states, or null when it states none. */
export function readVerdict(message: string): { agent: string; isValid: boolean; reason?: string } | null {
  const match = VERDICT.exec(message);
  return match && { agent: match[1]!, isValid: match[3] !== undefined, reason: match[4] };
}

/**
 * The records of a verifier's log: a line with a result together with the lines since the result before, since
 * they hold the reason; lines behind the last result one by one. Null when it is no such log.
 */
export function unwrapVerifierLog(text: string): string[] | null {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (!lines.some((line) => readVerifierLine(line))) return null;
  const records: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    open.push(line);
    const read = readVerifierLine(line);
    if (!read || !readVerdict(read.message)) continue;
    records.push(JSON.stringify({ text: line, before: open.slice(0, -1) }));
    open = [];
  }
  return [...records, ...open.map((line) => JSON.stringify({ text: line }))];
}
