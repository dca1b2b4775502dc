import { gzipSync } from 'node:zlib';

/** Gzipped requests, and their size before compression. */
export type Bodies = { bodies: Buffer[]; rawBytes: number };

/** Which events to make: `events` of them from the number `first` on, `perBody` in a request, about the time `at`. */
export type BodiesPlan = [first: number, events: number, perBody: number, at: Date];

/** Requests with numbered events; `wrap` makes the document of a request of its events. */
export function makeBodies(
  [first, events, perBody, at]: BodiesPlan,
  make: (index: number, at: Date) => unknown,
  wrap: (items: unknown[]) => unknown,
): Bodies {
  const bodies: Buffer[] = [];
  let rawBytes = 0;
  for (let index = first; index < first + events; index += perBody) {
    const size = Math.min(perBody, first + events - index);
    const items = Array.from({ length: size }, (_, offset) =>
      make(index + offset, new Date(at.getTime() - (offset % 1_000))),
    );
    const json = JSON.stringify(wrap(items));
    rawBytes += json.length;
    bodies.push(gzipSync(json, { level: 1 }));
  }
  return { bodies, rawBytes };
}
