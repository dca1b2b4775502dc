/** A piece of a file: a balanced JSON value, or a line that is none. */
export type Scanned = { text: string; isValue: boolean };

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const isSpace = (code: number) => code === 32 || code === NEWLINE || code === 13 || code === 9;
const isOpening = (code: number) => code === 123 || code === 91;
const isClosing = (code: number) => code === 125 || code === 93;

/**
 * Cuts a file into records while it is read, holding no more of it than the record that is open: the elements
 * of one JSON array, or values and lines behind one another (NDJSON, also pretty-printed). Only brackets
 * and strings are looked at; whether a value is JSON is for the reader.
 */
export class RecordScanner {
  private held = '';
  /** How far `held` has been looked at. */
  private at = 0;
  private depth = 0;
  private isInString = false;
  private isArray: boolean | null = null;
  private hasArrayEnded = false;

  /** The records that end within this piece of the file. */
  push(piece: string): Scanned[] {
    this.held += piece;
    const found: Scanned[] = [];
    for (;;) {
      const record = this.next();
      if (!record) break;
      found.push(record);
    }
    return found;
  }

  /** What is left when the file ends: an unfinished value is returned as a line that is no value. */
  end(): Scanned[] {
    const rest = this.held.trim();
    this.held = '';
    if (rest === '' || (this.hasArrayEnded && rest === ']')) return [];
    return [{ text: rest, isValue: this.depth === 0 && !this.isArray && /^[\d"tfn-]/.test(rest) }];
  }

  /** Whether the file is an array whose end was not seen. */
  get isCut(): boolean {
    return this.isArray === true && !this.hasArrayEnded;
  }

  private next(): Scanned | null {
    if (this.depth === 0 && !this.isInString && this.at === 0 && !this.skipToRecord()) return null;
    const { held } = this;
    // Values of an array also end at its commas; values behind one another end at line breaks.
    const isBare = !isOpening(held.charCodeAt(0));
    while (this.at < held.length) {
      const code = held.charCodeAt(this.at);
      if (this.isInString) {
        const close = held.indexOf('"', this.at);
        if (close < 0) {
          this.at = held.length;
          break;
        }
        this.at = close + 1;
        if (!isEscaped(held, close)) this.isInString = false;
        continue;
      }
      if (isBare && this.depth === 0 && this.endsBare(code)) return this.take(this.at, false);
      this.at += 1;
      if (code === QUOTE && (!isBare || this.isArray)) this.isInString = true;
      else if (!isBare && isOpening(code)) this.depth += 1;
      else if (!isBare && isClosing(code)) {
        this.depth -= 1;
        if (this.depth === 0) return this.take(this.at, true);
      }
    }
    return null;
  }

  /** Drops what stands between records. False when nothing follows yet. */
  private skipToRecord(): boolean {
    let at = 0;
    for (; at < this.held.length; at += 1) {
      const code = this.held.charCodeAt(at);
      if (isSpace(code)) continue;
      if (this.isArray === null) {
        this.isArray = code === 91;
        if (this.isArray) continue;
      }
      if (this.isArray && !this.hasArrayEnded && code === 44) continue;
      if (this.isArray && !this.hasArrayEnded && code === 93) {
        this.hasArrayEnded = true;
        continue;
      }
      this.held = this.held.slice(at);
      return true;
    }
    this.held = '';
    return false;
  }

  private endsBare(code: number): boolean {
    return code === NEWLINE || (this.isArray === true && !this.hasArrayEnded && (code === 44 || code === 93));
  }

  private take(end: number, isBalanced: boolean): Scanned {
    const text = this.held.slice(0, end).trim();
    this.held = this.held.slice(end);
    this.at = 0;
    this.depth = 0;
    // Behind the end of an array nothing is a record of it.
    return { text, isValue: (isBalanced || this.isArray === true) && !this.hasArrayEnded };
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
