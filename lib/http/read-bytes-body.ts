import { GatehouseError } from '@/lib/domain/errors';

/** The body of a request as bytes. Throws `too-large` as soon as more than `most` have come. */
export async function readBytesBody(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > most)
      throw new GatehouseError('too-large', `The body is larger than ${Math.floor(most / 1_048_576)} MB.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
