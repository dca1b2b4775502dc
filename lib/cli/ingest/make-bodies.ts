import type { Scanned } from './record-scanner';

/** A record with where it stands: which of the files, and which record of that file. */
export type Placed = Scanned & { file: number; index: number };

/** A request's body, and the records that it is made of. */
export type Body = { text: string; contentType: string; records: readonly Placed[] };

/** Well below every limit of a request, and large enough to be quick. */
const MAX_RECORDS = 2_000;
const MAX_CHARACTERS = 4_000_000;

/**
 * Gathers records into bodies that fit a request, in their order. A body with a line that is no JSON is sent as
 * lines, so that this one is refused alone.
 */
export async function* makeBodies(records: AsyncIterable<Placed>): AsyncGenerator<Body> {
  let open: Placed[] = [];
  let size = 0;
  for await (const record of records) {
    if (open.length >= MAX_RECORDS || (open.length > 0 && size + record.text.length > MAX_CHARACTERS)) {
      yield toBody(open);
      open = [];
      size = 0;
    }
    open.push(record);
    size += record.text.length;
  }
  if (open.length > 0) yield toBody(open);
}

function toBody(records: readonly Placed[]): Body {
  return records.every(({ isValue }) => isValue)
    ? { records, text: `[${records.map(({ text }) => text).join(',')}]`, contentType: 'application/json' }
    : { records, text: toLines(records), contentType: 'application/x-ndjson' };
}

/** One record a line: line breaks of a value stand between its parts, never within a text. */
export const toLines = (records: readonly { text: string }[]): string =>
  records.map(({ text }) => text.replaceAll(/[\r\n]+/g, ' ')).join('\n');
