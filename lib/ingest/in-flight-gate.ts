import { GatehouseError } from '@/lib/domain/errors';

/**
 * Bounds the bytes that are being worked on at once. Beyond the bound a request is refused at the
 * door with 429 instead of making everything slow and then failing.
 */
export class InFlightGate {
  #bytes = 0;

  constructor(private readonly limit: number) {}

  /** Admits a request of about `bytes`; the returned function gives the room back. */
  enter(bytes: number): () => void {
    // A single request is always admitted to an empty room, whatever its size.
    if (this.#bytes > 0 && this.#bytes + bytes > this.limit)
      throw new GatehouseError('rate-limited', 'Too many events are being written at the moment.', {
        remedy: 'Send the request again after the time in Retry-After.',
        retryAfterSeconds: 1,
      });
    this.#bytes += bytes;
    let isInside = true;
    return () => {
      if (isInside) this.#bytes -= bytes;
      isInside = false;
    };
  }

  get bytes(): number {
    return this.#bytes;
  }
}
