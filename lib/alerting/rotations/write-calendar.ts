/** A shift as calendars show it. Times are milliseconds since 1970. */
export type CalendarEvent = {
  /** The same for the same event, whenever it is asked for. */
  uid: string;
  fromMs: number;
  toMs: number;
  summary: string;
  description: string;
};

/**
 * An iCalendar file of shifts (RFC 5545, with the name and refresh interval of RFC 7986): UTC times, texts escaped, lines of
 * 75 octets at most, ended by CRLF. `changedAtMs`: when what it is made of changed last.
 */
export function writeCalendar(
  events: readonly CalendarEvent[],
  { name, changedAtMs }: { name: string; changedAtMs: number },
): string {
  const stamp = formatUtc(changedAtMs);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//On-call rotations//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(({ uid, fromMs, toMs, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${formatUtc(fromMs)}`,
      `DTEND:${formatUtc(toMs)}`,
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** "20261121T090000Z". Source: RFC 5545 §3.3.5, form 2. */
const formatUtc = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Source: RFC 5545 §3.3.11. Other control characters may not stand in a text at all. */
const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (found) => `\\${found}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const LINE_OCTETS = 75;

/** A line in pieces of 75 octets at most, the space that continues it included, never within a character (RFC 5545 §3.1). */
function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character, 'utf8');
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      piece = '';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
