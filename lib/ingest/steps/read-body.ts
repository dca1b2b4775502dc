import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GatehouseError } from '@/lib/domain/errors';

const inflate = promisify(gunzip);

export type BodyLimits = { bodyBytes: number; decompressedBytes: number };

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

/**
 * Reads a request's body as text: within the limits, gunzipped where it says so, valid UTF-8.
 * Throws `too-large`, `unsupported-media` or `invalid-input` with the reason.
 */
export const readBody = async (request: Request, limits: BodyLimits): Promise<string> =>
  readText(await readBytes(request, limits));

/**
 * Reads the bytes of a request's body: within the limits, gunzipped where it says so. Throws `too-large`,
 * `unsupported-media` or `invalid-input` with the reason.
 */
export async function readBytes(request: Request, limits: BodyLimits): Promise<Buffer> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (!['gzip', 'x-gzip', 'identity', ''].includes(encoding))
    throw new GatehouseError('unsupported-media', `Content-Encoding "${encoding}" is not understood.`, {
      remedy: 'Send the body plain or with Content-Encoding: gzip.',
    });
  const raw = await receiveBytes(request, limits.bodyBytes);
  return encoding.endsWith('gzip') ? decompress(raw, limits.decompressedBytes) : raw;
}

/** The text of a body. Throws `invalid-input` when it is empty or no valid UTF-8. */
export function readText(bytes: Buffer): string {
  if (bytes.length === 0)
    throw new GatehouseError('invalid-input', 'The body is empty.', {
      remedy: 'Send events as JSON or NDJSON.',
    });
  if (!isUtf8(bytes))
    throw new GatehouseError('invalid-input', 'The body is not valid UTF-8.', {
      remedy: 'Encode the JSON as UTF-8.',
    });
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The bytes of a request's body as they were sent. Throws `too-large` beyond the limit. */
export async function receiveBytes(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new GatehouseError('too-large', `The body is larger than ${megabytes(limit)}.`, {
      remedy: 'Send the events in smaller requests, or compress them with gzip.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The length that was announced is only a claim: what arrives is counted.
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1
    ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, chunks[0]!.length)
    : Buffer.concat(chunks, size);
}

/** Each piece of output is a round through another thread: few, but no more memory than is needed. */
const MAX_PIECE_BYTES = 262_144;
const MIN_PIECE_BYTES = 1_024;

/** gzip ends with the size of what it holds (RFC 1952). That is only a claim, good enough for a guess. */
function guessPieceBytes(raw: Buffer): number {
  const claimed = raw.length >= 4 ? raw.readUInt32LE(raw.length - 4) : 0;
  return Math.max(MIN_PIECE_BYTES, Math.min(MAX_PIECE_BYTES, claimed + 1));
}

async function decompress(raw: Buffer, limit: number): Promise<Buffer> {
  try {
    return await inflate(raw, { maxOutputLength: limit, chunkSize: guessPieceBytes(raw) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new GatehouseError(
        'too-large',
        `The body is larger than ${megabytes(limit)} once decompressed.`,
        {
          remedy: 'Send the events in smaller requests.',
        },
      );
    throw new GatehouseError('invalid-input', 'The body is not valid gzip.', {
      remedy: 'Check that the whole body is sent and that Content-Encoding is right.',
    });
  }
}
