import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** Signature, flags, and the length of an extension, which nobody writes. */
const HEADER_BYTES = 19;
const NULL = -1;
/** Stands where a row's number of columns would. */
const TRAILER = -1;

/**
 * Runs `statement`, a COPY … TO STDOUT in the binary format, and returns its rows: the bytes of each column as the type
 * sends them, null for NULL. Bytes come as they are, where an answer's text would have two digits for each.
 */
export async function readBinaryCopy(client: pg.PoolClient, statement: string): Promise<(Buffer | null)[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(to(statement))) chunks.push(chunk as Buffer);
  return readBinaryRows(Buffer.concat(chunks));
}

/** The rows of such an answer (PostgreSQL's manual, "COPY", "Binary Format"). Throws `RangeError` where it ends early. */
export function readBinaryRows(bytes: Buffer): (Buffer | null)[][] {
  const rows: (Buffer | null)[][] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const columns = bytes.readInt16BE(at);
    at += 2;
    if (columns === TRAILER) return rows;
    const row: (Buffer | null)[] = [];
    for (let column = 0; column < columns; column += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length === NULL) {
        row.push(null);
        continue;
      }
      if (at + length > bytes.length) throw new RangeError('The rows of a COPY end early.');
      row.push(bytes.subarray(at, at + length));
      at += length;
    }
    rows.push(row);
  }
}
