import type { Micros } from '@/lib/domain/timestamp';

/** What precedes the rows: the signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Stands where a row's number of columns would. */
const TRAILER = -1;
const NULL = -1;
/** PostgreSQL counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH: Micros = 946_684_800_000_000;
/** The number of `text` among PostgreSQL's types. */
const TEXT_TYPE = 25;
const JSONB_VERSION = 1;
const TWO_TO_THE_32 = 2 ** 32;
/** UTF-8 needs at most this many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;
/** A call into the runtime costs more than writing this many characters one by one. */
const SHORT_TEXT = 64;

/**
 * Rows in the binary format of PostgreSQL's COPY (its manual, "COPY", "Binary Format"): neither side
 * has to make or read numbers and times as text, and no character needs an escape. The caller writes
 * as many columns as it starts a row with. Memory is filled in place and handed over by `take`.
 */
export class BinaryRows {
  private at = HEADER.length;
  private bytes: Buffer;
  private view: DataView;

  /** `capacity` is the room that is made at once, in bytes; a longer row makes its own. */
  constructor(private readonly capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
    this.view = new DataView(this.bytes.buffer);
    this.bytes.set(HEADER);
  }

  /** Bytes that wait to be taken. */
  get size(): number {
    return this.at;
  }

  startRow(columns: number): void {
    this.reserve(2);
    this.view.setInt16(this.at, columns);
    this.at += 2;
  }

  /** As UTF-8. PostgreSQL's text cannot hold NUL: U+FFFD says that something stood there. */
  text(value: string | null): void {
    if (value === null) return this.null();
    this.reserve(4 + value.length * BYTES_PER_UNIT);
    const start = this.at + 4;
    const length = this.writeShort(value, start) ?? this.bytes.write(withoutNul(value), start, 'utf8');
    this.view.setInt32(this.at, length);
    this.at = start + length;
  }

  /** Writes a short text of plain ASCII and returns its length; null for any other. */
  private writeShort(value: string, start: number): number | null {
    const { length } = value;
    if (length > SHORT_TEXT) return null;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127 || code === 0) return null;
      this.bytes[start + index] = code;
    }
    return length;
  }

  /** As `text[]`. */
  texts(values: readonly string[]): void {
    this.composite(() => {
      this.ints(values.length === 0 ? [0, 0, TEXT_TYPE] : [1, 0, TEXT_TYPE, values.length, 1]);
      for (const value of values) this.text(value);
    });
  }

  /** As `tsvector`, without places: words that are no longer than 2,046 bytes, each once. */
  lexemes(words: readonly string[]): void {
    this.composite(() => {
      this.ints([words.length]);
      for (const word of words) {
        this.reserve(3 + word.length * BYTES_PER_UNIT);
        this.at += this.bytes.write(withoutNul(word), this.at, 'utf8');
        // The NUL behind the word, and no places of it.
        this.bytes.fill(0, this.at, this.at + 3);
        this.at += 3;
      }
    });
  }

  /** Writes a value of several parts, and the length of them all before it. */
  private composite(write: () => void): void {
    this.reserve(4);
    const start = this.at;
    this.at += 4;
    write();
    this.view.setInt32(start, this.at - start - 4);
  }

  private ints(values: readonly number[]): void {
    this.reserve(4 * values.length);
    for (const value of values) {
      this.view.setInt32(this.at, value);
      this.at += 4;
    }
  }

  /** JSON as `jsonb`. */
  jsonb(json: Uint8Array): void {
    this.composite(() => {
      this.reserve(1 + json.length);
      this.bytes[this.at] = JSONB_VERSION;
      this.bytes.set(json, this.at + 1);
      this.at += 1 + json.length;
    });
  }

  /** As `bytea`. */
  blob(value: Uint8Array | null): void {
    if (value === null) return this.null();
    this.reserve(4 + value.length);
    this.view.setInt32(this.at, value.length);
    this.bytes.set(value, this.at + 4);
    this.at += 4 + value.length;
  }

  /** A UUID in its usual form, hexadecimal with dashes. Throws what PostgreSQL would answer to any other text. */
  uuid(value: string): void {
    this.reserve(20);
    this.view.setInt32(this.at, 16);
    this.at += 4;
    let high = -1;
    const end = this.at + 16;
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index);
      if (code === 45) continue;
      const digit = code <= 57 ? code - 48 : (code | 32) - 87;
      if (!(digit >= 0 && digit <= 15) || this.at === end) throw new InvalidUuid(value);
      if (high < 0) high = digit;
      else {
        this.bytes[this.at] = high * 16 + digit;
        this.at += 1;
        high = -1;
      }
    }
    if (this.at !== end || high >= 0) throw new InvalidUuid(value);
  }

  /** A whole number as `bigint`; exact as far as a number is. */
  bigint(value: number): void {
    this.reserve(12);
    const high = Math.floor(value / TWO_TO_THE_32);
    this.view.setInt32(this.at, 8);
    this.view.setInt32(this.at + 4, high);
    this.view.setUint32(this.at + 8, value - high * TWO_TO_THE_32);
    this.at += 12;
  }

  smallint(value: number | null): void {
    if (value === null) return this.null();
    this.reserve(6);
    this.view.setInt32(this.at, 2);
    this.view.setInt16(this.at + 4, value);
    this.at += 6;
  }

  timestamp(value: Micros | null): void {
    if (value === null) this.null();
    else this.bigint(value - POSTGRES_EPOCH);
  }

  double(value: number | null): void {
    if (value === null) return this.null();
    this.reserve(12);
    this.view.setInt32(this.at, 8);
    this.view.setFloat64(this.at + 4, value);
    this.at += 12;
  }

  boolean(value: boolean): void {
    this.reserve(5);
    this.view.setInt32(this.at, 1);
    this.bytes[this.at + 4] = value ? 1 : 0;
    this.at += 5;
  }

  null(): void {
    this.reserve(4);
    this.view.setInt32(this.at, NULL);
    this.at += 4;
  }

  /** Ends the rows; only `take` follows. */
  end(): void {
    this.startRow(TRAILER);
  }

  /** What was written since the last time. The memory is the caller's from here on. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at);
    this.move(this.capacity, 0);
    return taken;
  }

  private reserve(more: number): void {
    if (this.at + more > this.bytes.length) this.move((this.at + more) * 2, this.at);
  }

  /** Goes on in new memory, with the first bytes of the old. */
  private move(capacity: number, keep: number): void {
    const bytes = Buffer.allocUnsafeSlow(capacity);
    if (keep > 0) this.bytes.copy(bytes, 0, 0, keep);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
    this.at = keep;
  }
}

const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);

/** Carries the code that PostgreSQL gives a text that is no value of its type. */
class InvalidUuid extends Error {
  readonly code = '22P02';

  constructor(value: string) {
    super(`"${value}" is no UUID.`);
  }
}
