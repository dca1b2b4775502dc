/** A text as a 32-bit number (FNV-1a with a final mix); equal texts give equal numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

const BYTE_HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const wordHex = (word: number): string =>
  BYTE_HEX[word >>> 24]! +
  BYTE_HEX[(word >>> 16) & 255]! +
  BYTE_HEX[(word >>> 8) & 255]! +
  BYTE_HEX[word & 255]!;

/**
 * A stream of numbers that its keys decide (sfc32). The state is 128 bits wide, because ids are
 * drawn from it: with 32 bits, two of a month's streams would meet and repeat each other's ids.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** Keys are 32-bit integers; order matters. */
  constructor(...keys: number[]) {
    this.a = 0x9e3779b9;
    this.b = 0x243f6a88;
    this.c = 0xb7e15162;
    for (const key of keys) {
      this.a = mix(this.a ^ key);
      this.b = mix(Math.imul(this.b, 31) + key);
      this.c = mix(this.c + Math.imul(key, 0x85ebca6b));
    }
    for (let i = 0; i < 12; i++) this.word();
  }

  /** A whole number in [0, 2^32). */
  word(): number {
    const t = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.word() / 4_294_967_296;
  }

  /** A number in [from, to). */
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** A whole number in [0, count). */
  index(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items; the list must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.index(items.length)]!;
  }

  /** The position that a running total of weights (the last is the whole) gives to a draw. */
  weighted(runningTotals: readonly number[]): number {
    const target = this.next() * runningTotals[runningTotals.length - 1]!;
    let low = 0;
    let high = runningTotals.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (runningTotals[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A draw from the standard normal distribution (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A draw whose median is `median`; a `spread` of 0.5 puts the 99th percentile at 3.2 medians. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** A count whose mean is `mean`. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count++;
    return count;
  }

  /** Lower-case hexadecimal digits; `digits` is a multiple of 8. */
  hex(digits: number): string {
    let text = '';
    for (let i = 0; i < digits; i += 8) text += wordHex(this.word());
    return text;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const one = wordHex(this.word());
    const two = wordHex((this.word() & 0xffff0fff) | 0x4000);
    const three = wordHex((this.word() & 0x3fffffff) | 0x80000000);
    const four = wordHex(this.word());
    return `${one}-${two.slice(0, 4)}-${two.slice(4)}-${three.slice(0, 4)}-${three.slice(4)}${four}`;
  }
}

/** Weights as the running totals that `Random.weighted` takes. */
export function runningTotals(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}
